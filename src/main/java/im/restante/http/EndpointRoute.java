package im.restante.http;

import im.restante.wire.Bytes;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/// `POST` of one struct that is answered with another: bounded, of one media type, never cached.
final class EndpointRoute implements Handler<RoutingContext> {
  private final String mediaType;
  private final DsEndpoint endpoint;

  EndpointRoute(String mediaType, DsEndpoint endpoint) {
    this.mediaType = mediaType;
    this.endpoint = endpoint;
  }

  @Override
  public void handle(RoutingContext context) {
    if (!mediaType.equals(context.request().getHeader("content-type"))) {
      Problem.UNSUPPORTED_MEDIA_TYPE.answer(context.response());
      return;
    }
    Buffer body = context.body().buffer();
    endpoint
        .handle(body == null ? Bytes.EMPTY : Bytes.wrap(body.getBytes()))
        .onSuccess(answer -> write(context.response(), answer))
        .onFailure(context::fail);
  }

  private void write(HttpServerResponse response, EndpointAnswer answer) {
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .setStatusCode(answer.status())
        .putHeader("content-type", mediaType)
        .putHeader("cache-control", "no-store");
    answer
        .retryAfterSeconds()
        .ifPresent(seconds -> response.putHeader("retry-after", Integer.toString(seconds)));
    var _ = response.end(Buffer.buffer(answer.body().toByteArray()));
  }
}
