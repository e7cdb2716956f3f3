package im.restante.client.inbox;

import im.restante.protocol.qs.ListenClientFrame;
import im.restante.protocol.qs.ListenServerFrame;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One WebSocket of the queue, its frames taken one by one. The next frame is asked for when the
/// last one was taken, so a slow client slows the service and not its own memory.
final class ListenSocket implements WebSocket.Listener {
  private static final int FRAME_BYTES_MAX = 4 << 20;
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  /// What came: a frame, or the end of the connection.
  private sealed interface Arrival {
    record Frame(ListenServerFrame frame) implements Arrival {}

    record End() implements Arrival {}
  }

  private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

  @Override
  public void onOpen(WebSocket socket) {
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    byte[] part = new byte[data.remaining()];
    data.get(part);
    partial.writeBytes(part);
    if (partial.size() > FRAME_BYTES_MAX) {
      arrivals.add(new Arrival.End());
      socket.abort();
      return null;
    }
    if (!last) {
      socket.request(1);
      return null;
    }
    Bytes frame = Bytes.wrap(partial.toByteArray());
    partial.reset();
    try {
      arrivals.add(new Arrival.Frame(WireReader.decode(frame, ListenServerFrame::read)));
    } catch (MalformedMessage malformed) {
      arrivals.add(new Arrival.End());
      socket.abort();
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    arrivals.add(new Arrival.End());
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    arrivals.add(new Arrival.End());
  }

  /// The next frame, or null when the connection has ended.
  @Nullable ListenServerFrame next(WebSocket socket) throws InterruptedException {
    return switch (arrivals.take()) {
      case Arrival.Frame(ListenServerFrame frame) -> {
        socket.request(1);
        yield frame;
      }
      case Arrival.End() -> null;
    };
  }

  void acknowledge(WebSocket socket, long upTo) {
    send(socket, new ListenClientFrame.Acknowledge(upTo).encode());
  }

  /// Sends one frame and waits until it is on its way; an error shows as the connection's end.
  void send(WebSocket socket, Bytes frame) {
    socket
        .sendBinary(
            ByteBuffer.wrap(frame.backingArray(), frame.backingOffset(), frame.size()), true)
        .exceptionally(gone -> {
          // An aborted socket tells its listener nothing more.
          arrivals.add(new Arrival.End());
          socket.abort();
          return socket;
        })
        .join();
  }

  static void close(WebSocket socket) {
    var _ =
        socket
            .sendClose(WebSocket.NORMAL_CLOSURE, "")
            .orTimeout(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((done, failed) -> socket.abort());
  }
}
