package im.restante.bench.service;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Rounds;
import im.restante.bench.Suite;
import im.restante.bench.anchor.AnchorDatabase;
import im.restante.bench.anchor.CopyOutRows;
import im.restante.bench.anchor.CopyRows;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Queues whose clients are away: putting their entries by (P1_offline), and handing ten thousand
/// of them to one that comes back (P12).
public final class BacklogSuite implements Suite {
  private static final int QUEUES = 1_000;
  private static final int ENTRIES = 64;
  private static final int DATA_BYTES = 512;
  private static final int BACKLOG = 10_000;
  private static final int BACKLOG_DATA_BYTES = 1_024;
  private static final long CHECKPOINT_SECONDS_MAX = 60;
  private static final int WARM_UPS = 4;

  /// Checkpoints every five seconds, so that a round sees one.
  private static final String SETTINGS = "queues:\n  checkpoint_seconds: 5\n";

  @Override
  public Set<Key> keys() {
    return EnumSet.of(Key.P1_OFFLINE, Key.P12);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    try (Service service = new Service(SETTINGS);
        Load load = new Load(service.port(), service.certificate());
        AnchorDatabase anchors = new AnchorDatabase()) {
      if (wanted.contains(Key.P1_OFFLINE)) {
        report.accept(offline(service, load, anchors, effort));
      }
      if (wanted.contains(Key.P12)) {
        report.accept(catchUp(service, load, anchors, effort));
      }
    }
  }

  private static Figure offline(Service service, Load load, AnchorDatabase anchors, Effort effort)
      throws Exception {
    Fleet fleet = new Fleet(load, QUEUES);
    Conversation conversation = new Conversation(load, fleet, MetadataMode.FULL, fleet.clients());
    Bytes message = conversation.message(DATA_BYTES).encoded();
    for (int i = 0; i < WARM_UPS; i++) {
      double _ = sealedPerCpuSecond(service, load, fleet, conversation);
    }
    return new Rounds(effort.withoutWarmUp())
        .ratio(
            Key.P1_OFFLINE,
            millis -> sealedPerCpuSecond(service, load, fleet, conversation),
            new CopyRows(anchors, QUEUES - 1, message).rowsPerCpuSecond());
  }

  private static double sealedPerCpuSecond(
      Service service, Load load, Fleet fleet, Conversation conversation) throws Exception {
    double _ =
        load.postAll(
            "/qs/v1",
            fleet.clients().stream().map(client -> client.acknowledge(Long.MAX_VALUE)).toList(),
            Load.IN_FLIGHT);
    awaitCheckpoint(service);
    List<Bytes> messages = conversation.messages(ENTRIES, DATA_BYTES);
    double before = service.cpuSeconds();
    double _ = load.postAll("/ds/v1", messages, Load.IN_FLIGHT);
    awaitCheckpoint(service);
    return (double) ENTRIES * (QUEUES - 1) / (service.cpuSeconds() - before);
  }

  /// Until every partition's cursor is past all that the log holds now.
  private static void awaitCheckpoint(Service service) throws Exception {
    long next = service.query("restante", "select max(no) + 1 from log");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CHECKPOINT_SECONDS_MAX);
    while (service.query(
            "restante",
            "select count(*) from partition where coalesce((select max(c) from unnest(cursor_no) c), 0) < "
                + next)
        > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no checkpoint came");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  private static Figure catchUp(Service service, Load load, AnchorDatabase anchors, Effort effort)
      throws Exception {
    Fleet fleet = new Fleet(load, 1 + WARM_UPS + effort.rounds());
    Conversation conversation = new Conversation(load, fleet, MetadataMode.FULL, fleet.clients());
    double _ =
        load.postAll("/ds/v1", conversation.messages(BACKLOG, BACKLOG_DATA_BYTES), Load.IN_FLIGHT);
    awaitCheckpoint(service);
    Iterator<Fleet.Client> readers = fleet.clients().listIterator(1);
    for (int i = 0; i < WARM_UPS; i++) {
      double _ = bytesPerCpuSecond(service, load, readers.next());
    }
    return new Rounds(effort.withoutWarmUp())
        .ratio(
            Key.P12,
            millis -> bytesPerCpuSecond(service, load, readers.next()),
            new CopyOutRows(anchors, BACKLOG, BACKLOG_DATA_BYTES).bytesPerCpuSecond());
  }

  /// Payload bytes, so that framing and padding earn nothing.
  private static double bytesPerCpuSecond(Service service, Load load, Fleet.Client reader)
      throws Exception {
    try (Listeners listeners = new Listeners(load, service.certificate())) {
      double before = service.cpuSeconds();
      listeners.open(
          service.port(),
          "/qs/v1/listen",
          List.of("restante.qs.v1"),
          List.of(reader.listen(0, 0)),
          i -> new QueueEar());
      listeners.awaitReceived(BACKLOG);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      return (double) BACKLOG * BACKLOG_DATA_BYTES / (service.cpuSeconds() - before);
    }
  }
}
