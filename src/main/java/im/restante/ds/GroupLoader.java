package im.restante.ds;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.Secret;
import im.restante.ds.group.Applier;
import im.restante.ds.group.Digests;
import im.restante.ds.group.GroupEvent;
import im.restante.ds.group.GroupLimits;
import im.restante.ds.group.GroupState;
import im.restante.ds.group.Opening;
import im.restante.ds.group.StateCodec;
import im.restante.ds.resident.Activation;
import im.restante.ds.rest.JournalChain;
import im.restante.ds.rest.RestSeal;
import im.restante.log.DoneRow;
import im.restante.log.JournalRow;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a stored group into memory: opens the chain of its entries and replays them.
///
/// A chain that does not open or does not end at the head's tag throws [IllegalStateException]:
/// storage was tampered with or is damaged (V3).
final class GroupLoader {
  private final CryptoProvider crypto;
  private final GroupLimits limits;
  private final DsKeys keys;

  GroupLoader(CryptoProvider crypto, GroupLimits limits, DsKeys keys) {
    this.crypto = crypto;
    this.limits = limits;
    this.keys = keys;
  }

  /// @param groupKey the members' key or the group's own
  ResidentGroup load(
      StoredGroup stored,
      Bytes locator,
      MetadataMode mode,
      Secret groupKey,
      @Nullable Secret ownKey,
      Activation activation) {
    List<Bytes> entries = new ArrayList<>();
    JournalChain chain = JournalChain.start(locator);
    List<JournalRow> rows = stored.journal();
    Bytes snapshot = stored.snapshot();
    long snapshotBytes;
    long journalBytes = 0;
    Bytes start;
    if (snapshot == null) {
      start = present(chain.open(groupKey, rows.getFirst().sealed()));
      chain = chain.after(rows.getFirst().sealed());
      snapshotBytes = rows.getFirst().sealed().size();
    } else {
      JournalRow base = rows.getFirst();
      Bytes tag = RestSeal.tagOf(base.sealed());
      start = present(JournalChain.openSnapshot(groupKey, locator, base.entryNo(), tag, snapshot));
      chain = new JournalChain(locator, base.entryNo() + 1, tag);
      snapshotBytes = snapshot.size();
    }
    for (JournalRow row : rows.subList(1, rows.size())) {
      entries.add(present(chain.open(groupKey, row.sealed())));
      chain = chain.after(row.sealed());
      journalBytes += row.sealed().size();
    }
    if (!chain.lastTag().equals(stored.tag())) {
      throw new IllegalStateException("a journal that does not end at its head");
    }
    GroupEvent.@Nullable Created created = snapshot == null ? created(start) : null;
    Bytes encoded = created == null ? start : created.state();
    CipherSuite suite = StateCodec.suite(encoded);
    try (Opening opening = Opening.of(mode, crypto.suite(suite), groupKey, activation)) {
      GroupState state =
          created == null
              ? StateCodec.decode(encoded, opening)
              : Applier.start(created, limits, opening);
      state = Applier.replay(state, committed(entries), limits, opening);
      return new ResidentGroup(
          state.withDigests(digests(state.digests(), stored.answers())),
          chain,
          ownKey,
          journalBytes,
          snapshotBytes);
    }
  }

  private Digests digests(Digests known, List<DoneRow> answers) {
    Digests all = known;
    for (DoneRow row : answers) {
      DSResponse.Ok answer = AnswerSeal.open(keys.doneKey(), row.digest(), row.answer());
      if (answer != null && all.find(row.digest()) == null) {
        long expiresAtMs = answer.acceptedTimestampMs() + 1000 * limits.answerSeconds();
        all = all.plus(row.digest(), new Digests.Answer(answer, expiresAtMs), Long.MIN_VALUE);
      }
    }
    return all;
  }

  private static GroupEvent.Created created(Bytes entry) {
    if (GroupEvent.Journaled.decode(entry) instanceof GroupEvent.Created created) {
      return created;
    }
    throw new IllegalStateException("a journal that does not begin with a creation");
  }

  private static List<GroupEvent.Committed> committed(List<Bytes> entries) {
    List<GroupEvent.Committed> events = new ArrayList<>();
    for (Bytes entry : entries) {
      switch (GroupEvent.Journaled.decode(entry)) {
        case GroupEvent.Committed committed -> events.add(committed);
        case GroupEvent.Created _ ->
            throw new IllegalStateException("a second creation in a journal");
      }
    }
    return events;
  }

  private static Bytes present(@Nullable Bytes opened) {
    if (opened == null) {
      throw new IllegalStateException("a journal entry that does not open at its place");
    }
    return opened;
  }
}
