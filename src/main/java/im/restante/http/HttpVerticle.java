package im.restante.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public port on one event loop; several share it.
public final class HttpVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(HttpVerticle.class);
  private static final String LISTEN_PATH = "/qs/v1/listen";

  private final HttpServerOptions options;
  private final HttpLimits limits;
  private final DsEndpoint delivery;
  private final DsEndpoint queueing;
  private final ListenPort listening;
  private final Set<ListenConnection> listeners = new HashSet<>();
  private HttpServer server;

  /// @param options address and TLS; the bounds are put on here
  @SuppressWarnings("NullAway.Init") // server exists from start on
  public HttpVerticle(
      HttpServerOptions options,
      HttpLimits limits,
      DsEndpoint delivery,
      DsEndpoint queueing,
      ListenPort listening) {
    this.options = ServerOptions.bounded(options, limits);
    this.limits = limits;
    this.delivery = delivery;
    this.queueing = queueing;
    this.listening = listening;
  }

  @Override
  public Future<?> start() {
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(router())
            .webSocketHandshakeHandler(HttpVerticle::admit)
            .webSocketHandler(this::listen)
            .invalidRequestHandler(
                request -> Problem.REQUEST_UNREADABLE.answer(request.response()));
    return server.listen();
  }

  @Override
  public Future<?> stop() {
    Set.copyOf(listeners).forEach(ListenConnection::drain);
    return server.shutdown(limits.drainMillis(), TimeUnit.MILLISECONDS);
  }

  private Router router() {
    Router router = Router.router(vertx);
    BodyHandler body =
        BodyHandler.create(false)
            .setBodyLimit(limits.bodyBytesMax())
            .setHandleFileUploads(false)
            .setMergeFormAttributes(false)
            .setPreallocateBodyBuffer(false);
    endpoint(router, body, "/ds/v1", new EndpointRoute("application/mimi-ds", delivery));
    endpoint(router, body, "/qs/v1", new EndpointRoute("application/mimi-qs", queueing));
    router
        .route(LISTEN_PATH)
        .handler(context -> Problem.WEBSOCKET_REQUIRED.answer(context.response()));
    router.route().handler(context -> Problem.NOT_FOUND.answer(context.response()));
    router.errorHandler(413, context -> Problem.PAYLOAD_TOO_LARGE.answer(context.response()));
    router.errorHandler(400, context -> Problem.REQUEST_UNREADABLE.answer(context.response()));
    router.errorHandler(500, HttpVerticle::failed);
    return router;
  }

  private static void endpoint(Router router, BodyHandler body, String path, EndpointRoute route) {
    router.route(HttpMethod.POST, path).handler(body).handler(route);
    router
        .route(path)
        .handler(context -> {
          context.response().putHeader("allow", "POST");
          Problem.METHOD_NOT_ALLOWED.answer(context.response());
        });
  }

  private static void failed(RoutingContext context) {
    LOG.error("a request failed at the edge", context.failure());
    Problem.INTERNAL.answer(context.response());
  }

  private static void admit(ServerWebSocketHandshake handshake) {
    if (LISTEN_PATH.equals(handshake.path())) {
      var _ = handshake.accept();
    } else {
      var _ = handshake.reject(Problem.NOT_FOUND.status());
    }
  }

  private void listen(ServerWebSocket socket) {
    ListenConnection connection = ListenConnection.accept(vertx, socket, listening, limits);
    listeners.add(connection);
    var _ = socket.endHandler(ended -> listeners.remove(connection));
  }
}
