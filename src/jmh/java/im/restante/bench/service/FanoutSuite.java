package im.restante.bench.service;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Rounds;
import im.restante.bench.Sample;
import im.restante.bench.Suite;
import im.restante.bench.anchor.AnchorDatabase;
import im.restante.bench.anchor.CopyRows;
import im.restante.bench.anchor.OneRowCommit;
import im.restante.bench.meter.Wal;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Messages of 512 bytes to one group of a thousand: what a delivery costs (P1), what it writes
/// (P8), how long the answer takes (P10_ack) and how many transactions (P11).
public final class FanoutSuite implements Suite {
  private static final int MEMBERS = 1_000;
  private static final int DATA_BYTES = 512;
  private static final long STATISTICS_MILLIS = 1_200;
  private static final int ROUTE_BYTES = 20;

  @Override
  public Set<Key> keys() {
    return EnumSet.of(Key.P1, Key.P1_REDUCED, Key.P8, Key.P10_ACK, Key.P11_IDLE, Key.P11_LOAD);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    try (Service service = new Service("");
        Load load = new Load(service.port(), service.certificate());
        AnchorDatabase anchors = new AnchorDatabase()) {
      Fleet fleet = new Fleet(load, MEMBERS);
      Set<Key> inFull = EnumSet.copyOf(wanted);
      inFull.remove(Key.P1_REDUCED);
      if (!inFull.isEmpty()) {
        new Measurement(service, load, fleet, anchors, MetadataMode.FULL, effort)
            .run(inFull, report);
      }
      if (wanted.contains(Key.P1_REDUCED)) {
        new Measurement(service, load, fleet, anchors, MetadataMode.REDUCED, effort)
            .run(EnumSet.of(Key.P1_REDUCED), report);
      }
    }
  }

  /// One group and what is measured with it.
  private static final class Measurement {
    private final Service service;
    private final Load load;
    private final Fleet fleet;
    private final AnchorDatabase anchors;
    private final Conversation conversation;
    private final int recipients;
    private final Bytes message;
    private final Effort effort;
    private int perSecond = 200;

    Measurement(
        Service service,
        Load load,
        Fleet fleet,
        AnchorDatabase anchors,
        MetadataMode mode,
        Effort effort)
        throws Exception {
      this.service = service;
      this.load = load;
      this.fleet = fleet;
      this.anchors = anchors;
      this.effort = effort;
      conversation = new Conversation(load, fleet, mode, fleet.clients());
      recipients = mode == MetadataMode.REDUCED ? MEMBERS : MEMBERS - 1; // V16
      message = conversation.message(DATA_BYTES).encoded();
    }

    void run(Set<Key> wanted, Consumer<Figure> report) throws Exception {
      long warmUpEnd = System.nanoTime() + effort.warmUp().toNanos();
      do {
        double _ = deliveriesPerCpuSecond(effort.sample().toMillis());
      } while (System.nanoTime() < warmUpEnd);
      Rounds rounds = new Rounds(effort.withoutWarmUp());
      for (Key key : wanted) {
        switch (key) {
          case P1, P1_REDUCED ->
              report.accept(
                  rounds.ratio(
                      key,
                      this::deliveriesPerCpuSecond,
                      new CopyRows(anchors, recipients, message).rowsPerCpuSecond()));
          case P8 ->
              report.accept(
                  rounds.ratio(
                      key,
                      this::walBytesPerMessage,
                      millis -> ROUTE_BYTES * recipients + message.size()));
          case P10_ACK -> {
            try (OneRowCommit commit = new OneRowCommit(anchors, DATA_BYTES)) {
              report.accept(rounds.ratio(key, this::answerMillis, commit.p50Millis()));
            }
          }
          case P11_IDLE -> report.accept(transactions(key, 1));
          case P11_LOAD -> report.accept(transactions(key, Load.IN_FLIGHT));
          default -> throw new IllegalArgumentException("measured elsewhere");
        }
      }
    }

    /// Sends for about `millis`, then lets every queue acknowledge as often as seconds went by.
    private double deliveriesPerCpuSecond(long millis) throws Exception {
      List<Bytes> messages =
          conversation.messages((int) Math.max(64, perSecond * millis / 1000), DATA_BYTES);
      List<Bytes> acknowledgements = acknowledgements();
      double before = service.cpuSeconds();
      double seconds = load.postAll("/ds/v1", messages, Load.IN_FLIGHT);
      double acknowledged =
          Math.min(1, seconds) * acknowledgements.size(); // one per second and queue
      double _ =
          load.postAll("/qs/v1", acknowledgements.subList(0, (int) acknowledged), Load.IN_FLIGHT);
      double used = service.cpuSeconds() - before;
      perSecond = (int) Math.max(16, messages.size() / seconds);
      return (double) messages.size() * recipients / used;
    }

    private List<Bytes> acknowledgements() {
      return fleet.clients().stream().map(client -> client.acknowledge(Long.MAX_VALUE)).toList();
    }

    private double walBytesPerMessage(long millis) throws Exception {
      List<Bytes> messages =
          conversation.messages((int) Math.max(64, perSecond * millis / 1000), DATA_BYTES);
      try (Wal wal = new Wal(service.database())) {
        String start = wal.position();
        double _ = load.postAll("/ds/v1", messages, Load.IN_FLIGHT);
        double _ = load.postAll("/qs/v1", acknowledgements(), Load.IN_FLIGHT);
        return (double) wal.bytesSince(start) / messages.size();
      }
    }

    private double answerMillis(long millis) throws Exception {
      List<Bytes> messages = conversation.messages((int) Math.max(32, millis / 5), DATA_BYTES);
      List<Long> nanos = new ArrayList<>();
      for (Bytes each : messages) {
        long start = System.nanoTime();
        var _ = load.call("/ds/v1", each);
        nanos.add(System.nanoTime() - start);
      }
      Collections.sort(nanos);
      return nanos.get(nanos.size() / 2) / 1e6;
    }

    private Figure transactions(Key key, int inFlight) throws Exception {
      double _ = load.postAll("/qs/v1", acknowledgements(), Load.IN_FLIGHT);
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < effort.rounds(); i++) {
        List<Bytes> messages =
            conversation.messages(inFlight == 1 ? 200 : Math.max(512, perSecond), DATA_BYTES);
        long before = settledTransactions();
        double _ = load.postAll("/ds/v1", messages, inFlight);
        double perMessage = (double) (settledTransactions() - before) / (messages.size() + 1);
        samples.add(Sample.of(perMessage, perMessage));
      }
      return Figure.of(key, samples);
    }

    /// A backend reports what it did with its first transaction after a second: one more message
    /// makes it speak.
    private long settledTransactions() throws Exception {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STATISTICS_MILLIS));
      double _ = load.postAll("/ds/v1", conversation.messages(1, DATA_BYTES), 1);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STATISTICS_MILLIS / 10));
      return service.query(
          "postgres",
          "select xact_commit + xact_rollback from pg_stat_database where datname = 'restante'");
    }
  }
}
