package im.restante.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;

/// The management port: health checks, plain HTTP, meant for loopback or a closed network (L-08).
public final class ManagementVerticle extends VerticleBase {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final String host;
  private final int port;
  private final Supplier<Future<Void>> ready;

  /// @param ready succeeds where the service can take requests now
  public ManagementVerticle(String host, int port, Supplier<Future<Void>> ready) {
    this.host = host;
    this.port = port;
    this.ready = ready;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.get("/health/live").handler(context -> answer(context.response(), OK, "live"));
    router
        .get("/health/ready")
        .handler(context ->
            ready
                .get()
                .onSuccess(ignored -> answer(context.response(), OK, "ready"))
                .onFailure(reason -> answer(context.response(), UNAVAILABLE, "not ready")));
    router.route().handler(context -> Problem.NOT_FOUND.answer(context.response()));
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setIdleTimeout(HttpLimits.defaults().idleSeconds())
                .setHttp2ClearTextEnabled(false))
        .requestHandler(router)
        .listen();
  }

  private static void answer(HttpServerResponse response, int status, String text) {
    var _ =
        response
            .setStatusCode(status)
            .putHeader("content-type", "text/plain; charset=utf-8")
            .end(text + "\n");
  }
}
