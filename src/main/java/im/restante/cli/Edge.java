package im.restante.cli;

import im.restante.config.Catalogue;
import im.restante.ds.DeliveryService;
import im.restante.http.EndpointAnswer;
import im.restante.http.HttpLimits;
import im.restante.http.HttpVerticle;
import im.restante.http.ListenPort;
import im.restante.http.ManagementVerticle;
import im.restante.http.ServerOptions;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSResponse;
import im.restante.qs.ListenerSink;
import im.restante.qs.QueueingService;
import im.restante.qs.records.QsRequests;
import im.restante.qs.records.QsRequests.Listening;
import im.restante.wire.Bytes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.sqlclient.Pool;

/// The ports of a node and what stands behind each path.
final class Edge implements AutoCloseable {
  private static final int UNAVAILABLE = 503;
  private static final int RETRY_SECONDS = 1;

  /// Queues are so far behind that nothing more may be accepted (K4).
  private static final EndpointAnswer BUSY =
      EndpointAnswer.retryAfter(
          UNAVAILABLE, DSResponse.failed(DSErrorCode.UNAVAILABLE).encode(), RETRY_SECONDS);

  private final Vertx vertx;
  private final String deployment;

  private Edge(Vertx vertx, String deployment) {
    this.vertx = vertx;
    this.deployment = deployment;
  }

  static Edge start(
      Vertx vertx,
      NodeSetup setup,
      Pool pool,
      DeliveryService delivery,
      QsRequests requests,
      QueueingService queues,
      int instances) {
    HttpLimits limits =
        HttpLimits.defaults()
            .withBodyBytesMax(setup.settings().get(Catalogue.HTTP_HANDSHAKE_BYTES));
    HttpServerOptions options =
        ServerOptions.tls(setup.host(), setup.port(), setup.certificate(), setup.certificateKey());
    String deployment =
        Node.await(
            vertx.deployVerticle(
                () ->
                    new HttpVerticle(
                        options,
                        limits,
                        body ->
                            queues.overloaded()
                                ? Future.succeededFuture(BUSY)
                                : delivery.handle(body),
                        body -> requests.handle(body).map(Edge::answer),
                        (frame, sink) -> listen(requests, queues, frame, sink)),
                new DeploymentOptions().setInstances(instances)));
    String _ =
        Node.await(
            vertx.deployVerticle(
                new ManagementVerticle(
                    setup.settings().get(Catalogue.MANAGEMENT_HOST),
                    setup.managementPort(),
                    () -> ready(pool, queues))));
    return new Edge(vertx, deployment);
  }

  @Override
  public void close() {
    Void _ = Node.await(vertx.undeploy(deployment));
  }

  private static Future<Void> ready(Pool pool, QueueingService queues) {
    if (queues.overloaded()) {
      return Future.failedFuture("queues are behind");
    }
    return pool.query("select 1").execute().mapEmpty();
  }

  private static EndpointAnswer answer(QSResponse.Body body) {
    int status = body instanceof QSError error ? QsStatus.of(error.code()) : 200;
    return answer(status, new QSResponse(body).encode());
  }

  private static EndpointAnswer answer(int status, Bytes body) {
    return status == UNAVAILABLE
        ? EndpointAnswer.retryAfter(status, body, RETRY_SECONDS)
        : EndpointAnswer.of(status, body);
  }

  private static Future<ListenPort.Opened> listen(
      QsRequests requests, QueueingService queues, Bytes frame, ListenerSink sink) {
    return requests
        .listen(frame)
        .compose(listening ->
            switch (listening) {
              case Listening.Rejected(QSError error) ->
                  Future.<ListenPort.Opened>succeededFuture(new ListenPort.Opened.Refused(error));
              case Listening.Admitted(var request, long handle) ->
                  queues
                      .listen(
                          handle,
                          request.fromSequenceNumber(),
                          (int) Math.min(request.windowEntries(), Integer.MAX_VALUE),
                          sink)
                      .<ListenPort.Opened>map(ListenPort.Opened.Admitted::new)
                      .otherwise(
                          new ListenPort.Opened.Refused(QSError.of(QSErrorCode.UNAVAILABLE)));
            });
  }
}
