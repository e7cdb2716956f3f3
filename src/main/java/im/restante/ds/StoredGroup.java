package im.restante.ds;

import im.restante.log.DoneRow;
import im.restante.log.JournalRow;
import im.restante.wire.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group as the database has it, sealed.
///
/// @param tag of the newest journal entry
/// @param wrappedKey the group's key under the provider's, null where members hold it (V1, V2)
/// @param snapshot the newest one, or null; the first entry of the journal is the one it stands for
/// @param journal from that entry on, or from entry 0
/// @param answers to requests of late (D1)
public record StoredGroup(
    Bytes tag,
    @Nullable Bytes wrappedKey,
    @Nullable Bytes snapshot,
    List<JournalRow> journal,
    List<DoneRow> answers) {
  public StoredGroup {
    journal = List.copyOf(journal);
    answers = List.copyOf(answers);
  }
}
