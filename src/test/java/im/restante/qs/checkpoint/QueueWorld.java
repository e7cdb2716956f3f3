package im.restante.qs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.log.record.Acknowledge;
import im.restante.log.record.Deliver;
import im.restante.log.record.LogRecord;
import im.restante.log.record.QueueCreated;
import im.restante.log.record.QueueDeleted;
import im.restante.log.record.QueueRekeyed;
import im.restante.log.record.QueueTrimmed;
import im.restante.mls.message.HPKECiphertext;
import im.restante.protocol.qs.MessageContentType;
import im.restante.protocol.qs.QueueEntry;
import im.restante.protocol.qs.QueueEntryContent;
import im.restante.protocol.qs.TrimReason;
import im.restante.qs.fold.CheckpointMark;
import im.restante.qs.fold.EntryBuffer;
import im.restante.qs.fold.FoldOutput;
import im.restante.qs.fold.OpenedRoutes;
import im.restante.qs.fold.QueueCursor;
import im.restante.qs.fold.QueuePartition;
import im.restante.qs.fold.QueueState;
import im.restante.qs.ratchet.QueueRatchet;
import im.restante.qs.ratchet.RatchetOutcome;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// A partition, its store, its log, the reference model and the clients of its queues.
///
/// Routes are the handles themselves here, so a record's routes stay readable.
final class QueueWorld {
  static final long STREAM = 7;

  private static final Secret HEAD_KEY =
      Secret.copyOf(Bytes.utf8("head key of thirty-two bytes...."));

  final List<LogRecord> log = new ArrayList<>();
  final Map<Long, ModelQueue> model = new TreeMap<>();
  final Map<Long, QueueRatchet> clients = new HashMap<>();
  final FakeStore store = new FakeStore();
  final Random random;
  final RandomSource secrets;
  QueuePartition queues = new QueuePartition(0, 1);
  HeadPages pages;
  private long handles = 0x1111_0000L;

  QueueWorld(long seed) {
    random = new Random(seed);
    secrets = new SeededRandom(seed);
    pages = new HeadPages(0, HeadKeys.single(1, HEAD_KEY), secrets);
  }

  /// Appends a record and applies it.
  void append(LogRecord record) {
    log.add(record);
    apply(queues, log.size() - 1);
  }

  void apply(QueuePartition to, int no) {
    LogRecord record = log.get(no);
    to.apply(STREAM, no, record, routes(record), FoldOutput.none());
  }

  private static OpenedRoutes routes(LogRecord record) {
    if (!(record instanceof Deliver deliver)) {
      return OpenedRoutes.NONE;
    }
    long[] handles = new long[deliver.recipients()];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = new WireReader(deliver.route(i)).u64("handle");
    }
    return OpenedRoutes.sort(handles, 1);
  }

  long create() {
    long handle = handles += 0x1_0001_0001L;
    Bytes seed = secrets.bytes(32);
    append(new QueueCreated(handle, seed, sealed(seed)));
    ModelQueue queue = new ModelQueue();
    queue.entries.add(new ModelQueue.Entry.Seed(seed));
    model.put(handle, queue);
    clients.put(handle, QueueRatchet.fresh());
    return handle;
  }

  private static Bytes sealed(Bytes seed) {
    return new HPKECiphertext(seed, Bytes.utf8("sealed")).encode();
  }

  void deliver(List<Long> recipients, int size, boolean withOwn) {
    Bytes payload = secrets.bytes(size);
    long time = log.size();
    List<Bytes> own = new ArrayList<>();
    List<Bytes> routes = new ArrayList<>();
    for (long handle : recipients) {
      Bytes part = withOwn ? secrets.bytes(random.nextInt(9)) : Bytes.EMPTY;
      if (withOwn) {
        own.add(part);
      }
      routes.add(
          new im.restante.wire.WireWriter(17).u64(handle).fixed(Bytes.wrap(new byte[9])).toBytes());
      ModelQueue queue = model.get(handle);
      if (queue != null) {
        queue.entries.add(
            new ModelQueue.Entry.Message(
                new QueueEntryContent(
                    MessageContentType.APPLICATION, time, false, null, payload, part)));
      }
    }
    append(
        new Deliver(
            time,
            MessageContentType.APPLICATION,
            false,
            payload,
            null,
            Bytes.concat(routes.toArray(Bytes[]::new)),
            own));
  }

  void acknowledge(long handle, long upTo) {
    ModelQueue queue = model.get(handle);
    if (queue != null) {
      // The client takes what it acknowledges first.
      QueueRatchet client = Objects.requireNonNull(clients.get(handle));
      long target =
          Long.compareUnsigned(upTo, queue.entries.size()) > 0 ? queue.entries.size() : upTo;
      for (QueueEntry entry : read(handle, 3, 2000)) {
        if (entry.sequenceNumber() < target) {
          assertThat(take(client, entry)).isNotInstanceOf(RatchetOutcome.OutOfStep.class);
        }
      }
      queue.acknowledge(upTo);
    }
    append(new Acknowledge(List.of(new Acknowledge.Ack(handle, upTo))));
  }

  void rekey(long handle) {
    Bytes seed = secrets.bytes(32);
    ModelQueue queue = model.get(handle);
    if (queue != null) {
      queue.entries.add(new ModelQueue.Entry.Seed(seed));
    }
    append(new QueueRekeyed(handle, seed, sealed(seed)));
  }

  void trim(long handle, long to) {
    ModelQueue queue = model.get(handle);
    if (queue != null) {
      queue.trim(to);
    }
    append(new QueueTrimmed(handle, 0, to, log.size(), TrimReason.LENGTH));
  }

  void delete(long handle) {
    model.remove(handle);
    clients.remove(handle);
    append(new QueueDeleted(handle));
  }

  /// Writes a checkpoint that stands for `mark`, applying `between` after each portion.
  void checkpoint(CheckpointMark mark, Runnable between) {
    Checkpoint checkpoint = new Checkpoint(queues, pages, mark, secrets);
    List<RunRow> rows = new ArrayList<>();
    while (checkpoint.hasNext()) {
      rows.addAll(checkpoint.next(4000));
      between.run();
    }
    CheckpointWrite write = checkpoint.finish();
    store.commit(rows, write);
    checkpoint.settle();
  }

  /// Goes through a checkpoint that the database then refuses.
  void failedCheckpoint(CheckpointMark mark) {
    Checkpoint checkpoint = new Checkpoint(queues, pages, mark, secrets);
    while (checkpoint.hasNext()) {
      List<RunRow> _ = checkpoint.next(4000);
    }
    CheckpointWrite _ = checkpoint.finish();
    checkpoint.abandon();
  }

  /// Forgets everything in memory and recovers from store and log.
  void crash() {
    queues = new QueuePartition(0, 1);
    pages = new HeadPages(0, HeadKeys.single(1, HEAD_KEY), secrets);
    pages.load(store.pageRows(), queues);
    queues.restoreCursor(store.cursor);
    for (int no = (int) store.cursor.next(STREAM); no < log.size(); no++) {
      apply(queues, no);
    }
  }

  /// Everything unacknowledged in the queue, read in portions.
  List<QueueEntry> read(long handle, int entriesMax, int bytesMax) {
    QueueState queue = Objects.requireNonNull(queues.queue(handle));
    QueueCursor cursor = new QueueCursor(queue.acknowledged());
    EntryBuffer buffer = new EntryBuffer();
    List<QueueEntry> entries = new ArrayList<>();
    while (cursor.position() < queue.next()) {
      QueuePartition.tellDropped(queue, cursor, buffer);
      if (cursor.position() < queue.memoryFrom()) {
        readRuns(queue, cursor, buffer, entriesMax, bytesMax);
      } else {
        queues.read(queue, cursor, buffer, entriesMax, bytesMax);
      }
      WireReader reader = new WireReader(buffer.take().entries());
      while (reader.remaining() > 0) {
        entries.add(QueueEntry.read(reader));
      }
    }
    cursor.close();
    return entries;
  }

  private void readRuns(
      QueueState queue, QueueCursor cursor, EntryBuffer buffer, int entriesMax, int bytesMax) {
    RunKey key = pages.runKey(queue.slot());
    for (int run = queue.runs().holding(cursor.position()); run < queue.runs().next(); run++) {
      RunRow row = store.runs.get(key.id(queue.handle(), run));
      if (row == null) {
        queue.runs().learnGone(run);
        continue;
      }
      StoredRun stored = Objects.requireNonNull(key.open(row));
      queue.runs().learn(run, stored.to(), stored.seeds());
      if (!RunReader.read(stored, queue, cursor, buffer, entriesMax, bytesMax)) {
        return;
      }
    }
    cursor.moveTo(queue.memoryFrom());
  }

  RatchetOutcome take(QueueRatchet client, QueueEntry entry) {
    return client.take(entry, sealed -> Secret.copyOf(sealed.kemOutput()));
  }

  /// Holds every queue against the model: numbers without gaps, contents, seeds and markers.
  void check() {
    assertThat(queues.queues()).isEqualTo(model.size());
    model.forEach(this::check);
  }

  private void check(long handle, ModelQueue expected) {
    QueueState queue = Objects.requireNonNull(queues.queue(handle));
    assertThat(queue.next()).isEqualTo(expected.entries.size());
    assertThat(queue.acknowledged()).isEqualTo(expected.acknowledged);
    QueueRatchet saved = Objects.requireNonNull(clients.get(handle));
    int at = expected.acknowledged;
    try (Secret key = saved.exportKey();
        QueueRatchet client = QueueRatchet.restore(saved.next(), saved.droppedTo(), key)) {
      for (QueueEntry entry : read(handle, 1 + random.nextInt(9), 1 + random.nextInt(3000))) {
        RatchetOutcome outcome = take(client, entry);
        switch (entry.body()) {
          case QueueEntry.Body.Trimmed trimmed -> {
            assertThat(at).isLessThan(expected.droppedTo);
            assertThat(trimmed.range().to()).isEqualTo(expected.droppedTo);
            assertThat(outcome).isInstanceOf(RatchetOutcome.Dropped.class);
          }
          case QueueEntry.Body.RatchetKey _ -> {
            at = skipDropped(expected, at);
            assertThat(entry.sequenceNumber()).isEqualTo(at);
            assertThat(expected.entries.get(at++)).isInstanceOf(ModelQueue.Entry.Seed.class);
            assertThat(outcome).isInstanceOf(RatchetOutcome.Rekeyed.class);
          }
          case QueueEntry.Body.Message _ -> {
            at = skipDropped(expected, at);
            assertThat(entry.sequenceNumber()).isEqualTo(at);
            QueueEntryContent content =
                ((ModelQueue.Entry.Message) expected.entries.get(at++)).content();
            assertThat(outcome).isEqualTo(new RatchetOutcome.Delivered(content));
          }
        }
      }
    }
    assertThat(skipDropped(expected, at)).isEqualTo(expected.entries.size());
  }

  private static int skipDropped(ModelQueue expected, int at) {
    int to = at;
    while (to < expected.droppedTo
        && expected.entries.get(to) instanceof ModelQueue.Entry.Message) {
      to++;
    }
    return to;
  }

  /// Every byte of every queue, to compare two worlds.
  Map<Long, List<QueueEntry>> bytes() {
    Map<Long, List<QueueEntry>> all = new TreeMap<>();
    queues.forEachQueue(queue -> all.put(queue.handle(), read(queue.handle(), 500, 1 << 20)));
    return all;
  }
}
