package im.restante.bench.anchor;

import im.restante.http.ServerOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A bare Vert.x server with the product's TLS, in a process of its own: answers `POST /N` with N
/// bytes, and broadcasts the body of `POST /broadcast` to all its WebSockets.
public final class BareServer {
  private static final long STARTS_SECONDS = 20;

  private final Set<ServerWebSocket> sockets = new HashSet<>();

  private BareServer() {}

  /// @param arguments port, certificate, key
  public static void main(String[] arguments) throws Exception {
    Vertx vertx = Vertx.vertx();
    HttpServerOptions options =
        ServerOptions.tls(
            "127.0.0.1",
            Integer.parseInt(arguments[0]),
            Path.of(arguments[1]),
            Path.of(arguments[2]));
    options
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false);
    BareServer server = new BareServer();
    var _ =
        vertx
            .createHttpServer(options)
            .requestHandler(server::answer)
            .webSocketHandler(server::join)
            .listen()
            .await(STARTS_SECONDS, TimeUnit.SECONDS);
    System.out.println("ready");
  }

  private void answer(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> {
          String path = Objects.requireNonNull(request.path());
          if (path.equals("/broadcast")) {
            sockets.forEach(socket -> socket.writeBinaryMessage(body));
            request.response().end();
          } else {
            request.response().end(Buffer.buffer(new byte[Integer.parseInt(path.substring(1))]));
          }
        });
  }

  private void join(ServerWebSocket socket) {
    sockets.add(socket);
    socket.binaryMessageHandler(answer -> {}); // one answer frame each
    socket.closeHandler(closed -> sockets.remove(socket));
  }
}
