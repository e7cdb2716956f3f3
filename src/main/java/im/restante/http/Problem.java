package im.restante.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/// What is wrong outside the protocol structs: RFC 9457 problem details with a stable `code`.
enum Problem {
  NOT_FOUND(404, "There is nothing at this path."),
  METHOD_NOT_ALLOWED(405, "This path takes another method."),
  UNSUPPORTED_MEDIA_TYPE(415, "This path takes another content type."),
  PAYLOAD_TOO_LARGE(413, "The body is larger than this service takes."),
  WEBSOCKET_REQUIRED(426, "This path takes a WebSocket upgrade."),
  REQUEST_UNREADABLE(400, "The request could not be read as HTTP."),
  INTERNAL(500, "The service failed; the same request may be sent again.");

  private static final String MEDIA_TYPE = "application/problem+json";

  private final int status;
  private final String title;

  Problem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  /// The stable name of this problem.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Answers with this problem, unless an answer is under way already.
  void answer(HttpServerResponse response) {
    if (response.ended() || response.headWritten()) {
      return;
    }
    var _ =
        response
            .setStatusCode(status)
            .putHeader("content-type", MEDIA_TYPE)
            .end(
                new JsonObject()
                    .put("type", "urn:restante:problem:" + code())
                    .put("title", title)
                    .put("status", status)
                    .put("code", code())
                    .encode());
  }
}
