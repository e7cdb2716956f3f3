package im.restante.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicReference;

/// A TCP proxy that breaks a connection once, at a chosen moment of the next request.
public final class CuttingProxy implements AutoCloseable {
  /// What becomes of the next request.
  public enum Cut {
    NONE,
    /// It never reaches the server.
    REQUEST,
    /// Half of it reaches the server.
    HALF_REQUEST,
    /// The server acts on it, the answer is lost.
    REPLY
  }

  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);
  private final NetServer server;
  private final NetClient client;

  public CuttingProxy(Vertx vertx, String host, int port) {
    client = vertx.createNetClient();
    server =
        vertx
            .createNetServer()
            .connectHandler(near -> {
              var _ = near.pause();
              var _ = client.connect(port, host).onSuccess(far -> join(near, far));
            });
    var _ = server.listen(0, "127.0.0.1").await();
  }

  public int port() {
    return server.actualPort();
  }

  /// Breaks the connection that sends the next request.
  public void cutNext(Cut cut) {
    next.set(cut);
  }

  private void join(NetSocket near, NetSocket far) {
    boolean[] loseReply = new boolean[1];
    var _ =
        near.handler(request -> {
          switch (next.getAndSet(Cut.NONE)) {
            case NONE -> send(far, request);
            case REQUEST -> close(near, far);
            case HALF_REQUEST -> {
              send(far, request.slice(0, request.length() / 2));
              close(near, far);
            }
            case REPLY -> {
              loseReply[0] = true;
              send(far, request);
            }
          }
        });
    var _ =
        far.handler(reply -> {
          if (loseReply[0]) {
            close(near, far);
          } else {
            send(near, reply);
          }
        });
    var _ = near.closeHandler(_ -> close(near, far));
    var _ = far.closeHandler(_ -> close(near, far));
    var _ = near.exceptionHandler(_ -> close(near, far));
    var _ = far.exceptionHandler(_ -> close(near, far));
    var _ = near.resume();
  }

  private static void send(NetSocket socket, Buffer bytes) {
    var _ = socket.write(bytes);
  }

  private static void close(NetSocket near, NetSocket far) {
    var _ = near.close();
    var _ = far.close();
  }

  @Override
  public void close() {
    var _ = server.close().await();
    var _ = client.close().await();
  }
}
