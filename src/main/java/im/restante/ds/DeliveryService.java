package im.restante.ds;

import im.restante.http.DsEndpoint;
import im.restante.http.EndpointAnswer;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSHttpStatus;
import im.restante.protocol.ds.DSResponse;
import im.restante.wire.Bytes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

/// The Delivery Service of one node: what `POST /ds/v1` is answered by.
public final class DeliveryService implements DsEndpoint {
  private static final int RETRY_SECONDS = 1;

  private final Vertx vertx;
  private final DeliveryOptions options;
  private final GroupDirectory directory;

  private DeliveryService(Vertx vertx, DsServices services, GroupDirectory directory) {
    this.vertx = vertx;
    this.directory = directory;
    this.options =
        new DeliveryOptions()
            .setCodecName(ByReferenceCodec.NAME)
            .setLocalOnly(true)
            .setSendTimeout(services.limits().requestTimeoutMs() + 1000);
  }

  /// Deploys the ingest verticles; groups are deployed as they are asked for. Once per Vert.x
  /// instance.
  ///
  /// @param ingestInstances one per core
  public static Future<DeliveryService> start(
      Vertx vertx, DsServices services, int ingestInstances) {
    vertx.eventBus().registerCodec(new ByReferenceCodec());
    GroupDirectory directory = new GroupDirectory(vertx, services);
    return vertx
        .deployVerticle(
            () -> new IngestVerticle(services, directory),
            new DeploymentOptions().setInstances(ingestInstances))
        .map(_ -> new DeliveryService(vertx, services, directory));
  }

  /// Groups in memory.
  public int activeGroups() {
    return directory.size();
  }

  @Override
  public Future<EndpointAnswer> handle(Bytes body) {
    return ask(body).map(DeliveryService::answer);
  }

  /// The response to an encoded request.
  public Future<DSResponse> ask(Bytes body) {
    return vertx
        .eventBus()
        .<DSResponse>request(IngestVerticle.ADDRESS, body, options)
        .map(Message::body)
        .otherwise(_ -> DSResponse.failed(DSErrorCode.UNAVAILABLE));
  }

  private static EndpointAnswer answer(DSResponse response) {
    int status = DSHttpStatus.of(response);
    if (response instanceof DSResponse.Failed(DSError error)) {
      if (error instanceof DSError.RateLimited(long seconds)) {
        return EndpointAnswer.retryAfter(status, response.encode(), (int) seconds);
      }
      if (error.code() == DSErrorCode.UNAVAILABLE) {
        return EndpointAnswer.retryAfter(status, response.encode(), RETRY_SECONDS);
      }
    }
    return EndpointAnswer.of(status, response.encode());
  }
}
