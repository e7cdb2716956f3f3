package im.restante.ds.rest;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// The end of a group's journal: where the next entry goes (V3, G4). Immutable.
///
/// @param nextNo number of the next entry
/// @param lastTag tag of the last one, which is the head's tag
public record JournalChain(Bytes locator, long nextNo, Bytes lastTag) {
  public static JournalChain start(Bytes locator) {
    return new JournalChain(locator, 0, RestSeal.NO_TAG);
  }

  /// The chain after `sealed`, an entry sealed or opened at its end.
  public JournalChain after(Bytes sealed) {
    return new JournalChain(locator, nextNo + 1, RestSeal.tagOf(sealed));
  }

  public Bytes seal(Secret parent, Bytes entry, RandomSource random) {
    return RestSeal.seal(parent, place(SealKind.JOURNAL, nextNo), entry, random);
  }

  /// The next entry, or null if `sealed` is not what follows here.
  public @Nullable Bytes open(Secret parent, Bytes sealed) {
    return RestSeal.open(parent, place(SealKind.JOURNAL, nextNo), sealed);
  }

  /// A snapshot of the state after the last entry.
  public Bytes sealSnapshot(Secret parent, Bytes state, RandomSource random) {
    return RestSeal.seal(parent, place(SealKind.SNAPSHOT, nextNo - 1), state, random);
  }

  /// The end of the journal that a snapshot stands for, with its content.
  ///
  /// The snapshot's place names the tag of its entry, which stands beside it; the entries after it
  /// open only behind that tag, and the newest has to be the head's.
  public static @Nullable Bytes openSnapshot(
      Secret parent, Bytes locator, long entryNo, Bytes tagOfEntry, Bytes sealed) {
    return RestSeal.open(
        parent, new RestSeal.Place(SealKind.SNAPSHOT, locator, entryNo, tagOfEntry), sealed);
  }

  private RestSeal.Place place(SealKind kind, long number) {
    return new RestSeal.Place(kind, locator, number, lastTag);
  }
}
