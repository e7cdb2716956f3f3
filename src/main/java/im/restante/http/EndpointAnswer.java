package im.restante.http;

import im.restante.wire.Bytes;
import java.util.OptionalInt;

/// An answer in the endpoint's own media type.
///
/// @param status of HTTP (RFC 9110 §15)
/// @param retryAfterSeconds what the client is asked to wait, where repeating may help
public record EndpointAnswer(int status, Bytes body, OptionalInt retryAfterSeconds) {
  public static EndpointAnswer of(int status, Bytes body) {
    return new EndpointAnswer(status, body, OptionalInt.empty());
  }

  public static EndpointAnswer retryAfter(int status, Bytes body, int seconds) {
    return new EndpointAnswer(status, body, OptionalInt.of(seconds));
  }
}
