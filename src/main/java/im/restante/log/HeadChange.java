package im.restante.log;

import im.restante.wire.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of one group's head, compared and set by its tag (G3, G4).
///
/// Tags are random or the AEAD tag of the newest journal entry, never a counter; 16 to 32 bytes. A
/// locator has 32 bytes (V1).
public sealed interface HeadChange {
  Bytes locator();

  Bytes newTag();

  List<JournalRow> journal();

  /// A new group. Lost where the locator is taken, also by a buried group, or where the id was not
  /// reserved or is used up (V1).
  ///
  /// @param wrappedKey the group key under the provider's key (V2), null where members hold it (V1)
  /// @param reservationHash hash of the reserved group id, used up in the same statement; empty
  ///   where no reservation is needed
  /// @param journal the first state, as entries from number 0 on
  record Create(
      Bytes locator,
      Bytes newTag,
      @Nullable Bytes wrappedKey,
      Bytes reservationHash,
      List<JournalRow> journal)
      implements HeadChange {
    public Create {
      journal = List.copyOf(journal);
    }
  }

  /// A change of an existing group whose newest tag is `oldTag`.
  ///
  /// @param snapshotNo number of the entry that a snapshot, written before (G8), stands for from
  ///   now on; negative where the snapshot stays the one it was
  record Advance(
      Bytes locator, Bytes oldTag, Bytes newTag, List<JournalRow> journal, long snapshotNo)
      implements HeadChange {
    public Advance {
      journal = List.copyOf(journal);
    }

    /// A change that leaves the snapshot as it is.
    public Advance(Bytes locator, Bytes oldTag, Bytes newTag, List<JournalRow> journal) {
      this(locator, oldTag, newTag, journal, -1);
    }
  }

  /// The end of a group: head becomes a tombstone, journal and snapshots go.
  ///
  /// @param tombstone what answers a repeated deletion (D1), sealed by the caller; may be empty
  record Bury(Bytes locator, Bytes oldTag, Bytes newTag, Bytes tombstone) implements HeadChange {
    @Override
    public List<JournalRow> journal() {
      return List.of();
    }
  }
}
