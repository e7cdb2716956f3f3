package im.restante.http;

import im.restante.wire.Bytes;
import io.vertx.core.Future;

/// What answers `POST /ds/v1`.
@FunctionalInterface
public interface DsEndpoint {
  /// @param body a request body within its bound, not yet looked at
  Future<EndpointAnswer> handle(Bytes body);
}
