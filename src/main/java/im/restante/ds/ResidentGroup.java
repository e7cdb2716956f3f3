package im.restante.ds;

import im.restante.crypto.Secret;
import im.restante.ds.group.GroupState;
import im.restante.ds.rest.JournalChain;
import org.jspecify.annotations.Nullable;

/// A group in memory, as far as it is durable. Immutable.
///
/// @param chain where its next journal entry goes
/// @param ownKey of a full-metadata group; null where requests bring the key
/// @param journalBytes sealed entries since the newest snapshot
/// @param snapshotBytes size of that snapshot or, before the first, of entry 0
record ResidentGroup(
    GroupState state,
    JournalChain chain,
    @Nullable Secret ownKey,
    long journalBytes,
    long snapshotBytes) {
  ResidentGroup withState(GroupState next) {
    return new ResidentGroup(next, chain, ownKey, journalBytes, snapshotBytes);
  }

  /// Whether the journal outweighs the snapshot.
  boolean needsSnapshot(long bytesMin) {
    return journalBytes > Math.max(bytesMin, snapshotBytes);
  }
}
