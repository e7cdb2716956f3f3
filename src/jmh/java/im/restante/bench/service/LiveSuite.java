package im.restante.bench.service;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Rounds;
import im.restante.bench.Suite;
import im.restante.bench.anchor.BareProcess;
import im.restante.bench.meter.OtherHeap;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A thousand listeners over TLS: their heap (P9_listener), what a delivery to them costs (P1_live)
/// and how long it takes (P10_deliver), beside a bare broadcast of frames of the same size.
public final class LiveSuite implements Suite {
  private static final int MEMBERS = 1_000;
  private static final int DATA_BYTES = 512;
  private static final int IN_FLIGHT = 4;
  private static final int ACKNOWLEDGE_BYTES = 9;

  @Override
  public Set<Key> keys() {
    return EnumSet.of(Key.P1_LIVE, Key.P9_LISTENER, Key.P10_DELIVER);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    try (Service service = new Service("");
        Load load = new Load(service.port(), service.certificate());
        BareProcess bare = new BareProcess(Service.freePort(), Service::javaCommand);
        Load bareLoad = new Load(bare.port(), bare.certificate());
        Listeners listeners = new Listeners(load, service.certificate());
        Listeners bareListeners = new Listeners(bareLoad, bare.certificate())) {
      Fleet fleet = new Fleet(load, MEMBERS);
      Conversation conversation = new Conversation(load, fleet, MetadataMode.FULL, fleet.clients());
      drain(load, fleet);
      long heapBefore = OtherHeap.usedBytes(service.pid());
      long bareBefore = OtherHeap.usedBytes(bare.pid());
      List<QueueEar> ears = new ArrayList<>();
      listeners.open(
          service.port(),
          "/qs/v1/listen",
          List.of("restante.qs.v1"),
          fleet.clients().stream().map(client -> client.listen(Long.MAX_VALUE, 0)).toList(),
          i -> {
            QueueEar ear = new QueueEar();
            ears.add(ear);
            return ear;
          });
      bareListeners.open(
          bare.port(),
          "/",
          List.of(),
          Collections.nCopies(MEMBERS, Bytes.EMPTY),
          i -> new BareEar());
      if (wanted.contains(Key.P9_LISTENER)) {
        settle();
        double heap = OtherHeap.usedBytes(service.pid()) - heapBefore;
        double bareHeap = OtherHeap.usedBytes(bare.pid()) - bareBefore;
        report.accept(
            new Rounds(effort.withoutWarmUp())
                .ratio(Key.P9_LISTENER, millis -> heap / MEMBERS, millis -> bareHeap / MEMBERS));
      }
      new Broadcasts(service, load, listeners, conversation, bare, bareLoad, bareListeners, ears)
          .run(wanted, effort, report);
    }
  }

  private static void drain(Load load, Fleet fleet) throws Exception {
    double _ =
        load.postAll(
            "/qs/v1",
            fleet.clients().stream().map(client -> client.acknowledge(Long.MAX_VALUE)).toList(),
            Load.IN_FLIGHT);
  }

  static void settle() {
    LockSupport.parkNanos(1_500_000_000L);
  }

  /// Answers with a frame of an acknowledgement's size.
  private static final class BareEar implements Listeners.Ear {
    @Override
    public int entries(Buffer frame) {
      return 1;
    }

    @Override
    public @Nullable Buffer answer() {
      return Buffer.buffer(new byte[ACKNOWLEDGE_BYTES]);
    }
  }

  private record Broadcasts(
      Service service,
      Load load,
      Listeners listeners,
      Conversation conversation,
      BareProcess bare,
      Load bareLoad,
      Listeners bareListeners,
      List<QueueEar> ears) {
    private static final int RECIPIENTS = MEMBERS - 1;

    void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
      Pace pace = new Pace();
      Pace barePace = new Pace();
      double _ = live(pace, 500);
      if (wanted.contains(Key.P1_LIVE)) {
        report.accept(
            new Rounds(effort)
                .ratio(
                    Key.P1_LIVE,
                    millis -> live(pace, millis),
                    millis -> broadcast(barePace, millis)));
      }
      if (wanted.contains(Key.P10_DELIVER)) {
        double perSecond = pace.operations(60_000) / 60.0 / 2;
        report.accept(
            new Rounds(effort.withoutWarmUp())
                .ratio(
                    Key.P10_DELIVER,
                    millis -> liveP99(perSecond, millis),
                    millis -> broadcastP99(perSecond, millis)));
      }
    }

    private double live(Pace pace, long millis) throws Exception {
      List<Bytes> messages = conversation.messages(pace.operations(millis), DATA_BYTES);
      long expected = listeners.received.get() + (long) messages.size() * RECIPIENTS;
      double before = service.cpuSeconds();
      long start = System.nanoTime();
      double _ = load.postAll("/ds/v1", messages, IN_FLIGHT);
      listeners.awaitReceived(expected);
      pace.took(messages.size(), (System.nanoTime() - start) / 1e9);
      LockSupport.parkNanos(200_000_000L); // the last acknowledgements
      return (service.cpuSeconds() - before) * 1e6 / messages.size() / RECIPIENTS;
    }

    private double broadcast(Pace pace, long millis) throws Exception {
      List<Bytes> frames = Collections.nCopies(pace.operations(millis), frame());
      long expected = bareListeners.received.get() + (long) frames.size() * MEMBERS;
      double before = bare.cpuSeconds();
      long start = System.nanoTime();
      double _ = bareLoad.postAll("/broadcast", frames, IN_FLIGHT);
      bareListeners.awaitReceived(expected);
      pace.took(frames.size(), (System.nanoTime() - start) / 1e9);
      LockSupport.parkNanos(200_000_000L);
      return (bare.cpuSeconds() - before) * 1e6 / frames.size() / MEMBERS;
    }

    /// As large as the service's last frame of one entry.
    private Bytes frame() {
      return Bytes.wrap(new byte[Math.max(64, ears.getLast().smallestFrameBytes())]);
    }

    private double liveP99(double perSecond, long millis) throws Exception {
      List<Bytes> messages =
          conversation.messages((int) Math.max(10, perSecond * millis / 1000), DATA_BYTES);
      return p99(listeners, load, "/ds/v1", messages, RECIPIENTS, perSecond);
    }

    private double broadcastP99(double perSecond, long millis) throws Exception {
      List<Bytes> frames =
          Collections.nCopies((int) Math.max(10, perSecond * millis / 1000), frame());
      return p99(bareListeners, bareLoad, "/broadcast", frames, MEMBERS, perSecond);
    }

    /// Publishes at a steady rate; milliseconds from each publication to its last arrival, p99.
    private static double p99(
        Listeners ears,
        Load load,
        String path,
        List<Bytes> bodies,
        int recipients,
        double perSecond)
        throws Exception {
      ears.arrivalNanos.clear();
      ears.timed(true);
      long base = ears.received.get();
      long start = System.nanoTime();
      List<Long> published = new ArrayList<>();
      for (int i = 0; i < bodies.size(); i++) {
        long due = start + (long) (i * 1e9 / perSecond);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(Math.min(100_000, due - System.nanoTime()));
        }
        published.add(System.nanoTime());
        var _ = load.post(path, bodies.get(i));
      }
      ears.awaitReceived(base + (long) bodies.size() * recipients);
      ears.timed(false);
      List<Long> arrivals = new ArrayList<>(ears.arrivalNanos);
      Collections.sort(arrivals);
      // Entries arrive in order at each queue, so message i is complete at the (i+1)·N-th arrival.
      List<Double> latencies = new ArrayList<>();
      for (int i = 0; i < published.size(); i++) {
        latencies.add((arrivals.get((i + 1) * recipients - 1) - published.get(i)) / 1e6);
      }
      Collections.sort(latencies);
      return latencies.get(Math.min(latencies.size() - 1, (int) (latencies.size() * 0.99)));
    }
  }
}
