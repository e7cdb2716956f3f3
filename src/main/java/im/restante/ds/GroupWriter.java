package im.restante.ds;

import im.restante.crypto.Secret;
import im.restante.ds.group.Applier;
import im.restante.ds.group.Decision;
import im.restante.ds.group.GroupEvent;
import im.restante.ds.group.GroupLimits;
import im.restante.ds.group.GroupState;
import im.restante.ds.group.Opening;
import im.restante.ds.group.StateCodec;
import im.restante.ds.rest.JournalChain;
import im.restante.ds.rest.RestSeal;
import im.restante.ds.rest.SealKind;
import im.restante.log.AppendUnit;
import im.restante.log.DoneRow;
import im.restante.log.HeadChange;
import im.restante.log.JournalRow;
import im.restante.log.record.Deliver;
import im.restante.log.record.LogRecord;
import im.restante.protocol.ds.DSResponse;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns accepted decisions into append units: seals entries, snapshots and answers, and puts large
/// payloads into the blob store beforehand (G8).
final class GroupWriter {
  private final DsServices services;
  private final Bytes locator;

  GroupWriter(DsServices services, Bytes locator) {
    this.services = services;
    this.locator = locator;
  }

  /// A unit that moves the head, and the group once it is durable.
  ///
  /// @param snapshotNo the entry that a new snapshot stands for, or -1
  record HeadMove(Future<AppendUnit> unit, ResidentGroup next, long snapshotNo) {}

  Future<AppendUnit> message(Decision.Sends sends) {
    List<DoneRow> done = List.of(done(sends.event().digest(), sends.reply()));
    return indirect(sends.records()).map(records -> new AppendUnit(null, done, records));
  }

  HeadMove create(
      Decision.Creates creates,
      Bytes groupIdHash,
      Secret key,
      @Nullable Secret ownKey,
      Opening opening) {
    JournalChain start = JournalChain.start(locator);
    Bytes sealed = start.seal(key, creates.event().encode(), services.random());
    JournalChain chain = start.after(sealed);
    HeadChange head =
        new HeadChange.Create(
            locator,
            chain.lastTag(),
            ownKey == null ? null : wrap(ownKey),
            groupIdHash,
            List.of(new JournalRow(0, sealed)));
    GroupLimits limits = services.limits().group();
    GroupState state =
        Applier.replay(Applier.start(creates.event(), limits, opening), List.of(), limits, opening);
    AppendUnit unit =
        new AppendUnit(head, List.of(done(creates.event().digest(), creates.reply())), List.of());
    return new HeadMove(
        Future.succeededFuture(unit),
        new ResidentGroup(state, chain, ownKey, 0, sealed.size()),
        -1);
  }

  HeadMove commit(ResidentGroup group, Decision.Commits commits, Secret key, Opening opening) {
    GroupEvent.Committed event = commits.event();
    Bytes sealed = group.chain().seal(key, event.encode(), services.random());
    JournalChain chain = group.chain().after(sealed);
    GroupState state =
        Applier.apply(group.state(), event, commits.derived(), services.limits().group(), opening);
    List<JournalRow> journal = List.of(new JournalRow(group.chain().nextNo(), sealed));
    List<DoneRow> done = List.of(done(event.digest(), commits.reply()));
    Future<List<LogRecord>> records = indirect(commits.records());
    if (!group.needsSnapshot(services.limits().snapshotAfterBytesMin())) {
      HeadChange head =
          new HeadChange.Advance(locator, group.chain().lastTag(), chain.lastTag(), journal);
      return new HeadMove(
          records.map(ready -> new AppendUnit(head, done, ready)),
          new ResidentGroup(
              state,
              chain,
              group.ownKey(),
              group.journalBytes() + sealed.size(),
              group.snapshotBytes()),
          -1);
    }
    Bytes snapshot =
        group
            .chain()
            .sealSnapshot(key, StateCodec.encode(group.state(), opening), services.random());
    long entryNo = group.chain().nextNo() - 1;
    HeadChange head =
        new HeadChange.Advance(locator, group.chain().lastTag(), chain.lastTag(), journal, entryNo);
    Future<AppendUnit> unit =
        services
            .store()
            .putSnapshot(locator, entryNo, snapshot)
            .compose(_ -> records)
            .map(ready -> new AppendUnit(head, done, ready));
    return new HeadMove(
        unit,
        new ResidentGroup(state, chain, group.ownKey(), sealed.size(), snapshot.size()),
        entryNo);
  }

  /// The key of a full-metadata group (V2), or null where members hold it.
  @Nullable Secret unwrap(StoredGroup stored) {
    Bytes wrapped = stored.wrappedKey();
    if (wrapped == null) {
      return null;
    }
    Bytes key = RestSeal.open(services.keys().wrapKey(), wrapPlace(), wrapped);
    if (key == null) {
      throw new IllegalStateException("a group key that the provider's key does not open");
    }
    return Secret.copyOf(key);
  }

  private Bytes wrap(Secret ownKey) {
    return RestSeal.seal(services.keys().wrapKey(), wrapPlace(), ownKey.copy(), services.random());
  }

  private RestSeal.Place wrapPlace() {
    return new RestSeal.Place(SealKind.GROUP_KEY, locator, 0, RestSeal.NO_TAG);
  }

  private DoneRow done(Bytes digest, DSResponse.Ok answer) {
    return new DoneRow(
        digest,
        locator,
        AnswerSeal.seal(services.keys().doneKey(), digest, answer, services.random()));
  }

  /// The records with large payloads replaced by references to them.
  private Future<List<LogRecord>> indirect(List<LogRecord> records) {
    List<Future<LogRecord>> ready = new ArrayList<>();
    for (LogRecord record : records) {
      ready.add(
          record instanceof Deliver deliver
                  && deliver.payload().size() > services.limits().inlinePayloadBytesMax()
              ? services
                  .blobs()
                  .put(deliver.payload())
                  .map(reference ->
                      new Deliver(
                          deliver.acceptedTimestampMs(),
                          deliver.type(),
                          deliver.suppressNotifications(),
                          Bytes.EMPTY,
                          reference,
                          deliver.routes(),
                          deliver.own()))
              : Future.succeededFuture(record));
    }
    return Future.all(ready).map(all -> all.<LogRecord>list());
  }
}
