package im.restante.bench.service;

import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// WebSockets over TLS that answer what they receive.
final class Listeners implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final int AT_ONCE = 32;

  private final WebSocketClient client;
  private final List<WebSocket> sockets = new ArrayList<>();

  /// Counts entries in a frame and says what to answer, if anything; called on one event loop a
  /// socket.
  interface Ear {
    int entries(Buffer frame);

    @Nullable Buffer answer();
  }

  final AtomicLong received = new AtomicLong();
  final AtomicLong receivedBytes = new AtomicLong();

  /// When each frame came, if that is wanted.
  final ConcurrentLinkedQueue<Long> arrivalNanos = new ConcurrentLinkedQueue<>();

  private boolean timed;

  Listeners(Load load, Path certificate) {
    client =
        load.vertx()
            .createWebSocketClient(
                new WebSocketClientOptions()
                    .setSsl(true)
                    .setTrustOptions(new PemTrustOptions().addCertPath(certificate.toString()))
                    .setSslEngineOptions(new OpenSSLEngineOptions())
                    .setMaxConnections(4096)
                    .setMaxFrameSize(1 << 20)
                    .setMaxMessageSize(1 << 20));
  }

  void timed(boolean wanted) {
    timed = wanted;
  }

  /// Opens one socket for each first frame.
  ///
  /// @param ears makes the ear of each socket
  void open(
      int port,
      String path,
      List<String> subprotocols,
      List<Bytes> firstFrames,
      IntFunction<Ear> ears)
      throws Exception {
    for (int at = 0; at < firstFrames.size(); at += AT_ONCE) {
      List<Future<WebSocket>> opening = new ArrayList<>();
      for (int i = at; i < Math.min(at + AT_ONCE, firstFrames.size()); i++) {
        opening.add(open(port, path, subprotocols, firstFrames.get(i), ears.apply(i)));
      }
      for (Future<WebSocket> socket : opening) {
        sockets.add(socket.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
    }
  }

  private Future<WebSocket> open(
      int port, String path, List<String> subprotocols, Bytes firstFrame, Ear ear) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions().setHost("localhost").setPort(port).setURI(path);
    subprotocols.forEach(options::addSubProtocol);
    return client
        .connect(options)
        .onSuccess(socket -> {
          socket.binaryMessageHandler(frame -> hear(socket, frame, ear));
          if (!firstFrame.isEmpty()) {
            socket.writeBinaryMessage(Buffer.buffer(firstFrame.toByteArray()));
          }
        });
  }

  private void hear(WebSocket socket, Buffer frame, Ear ear) {
    int entries = ear.entries(frame);
    if (entries == 0) {
      return;
    }
    if (timed) {
      long now = System.nanoTime();
      for (int i = 0; i < entries; i++) {
        arrivalNanos.add(now);
      }
    }
    receivedBytes.addAndGet(frame.length());
    Buffer answer = ear.answer();
    if (answer != null) {
      socket.writeBinaryMessage(answer);
    }
    received.addAndGet(entries);
  }

  /// Waits until so many entries have come since the start.
  void awaitReceived(long count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (received.get() < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "only " + received.get() + " of " + count + " entries came");
      }
      Thread.sleep(1);
    }
  }

  @Override
  public void close() {
    for (WebSocket socket : sockets) {
      var _ = socket.close();
    }
    var _ = client.close().toCompletionStage().toCompletableFuture().join();
  }
}
