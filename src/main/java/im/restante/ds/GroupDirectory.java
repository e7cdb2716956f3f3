package im.restante.ds;

import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ConcurrentHashMap;

/// Which groups are in memory on this node, and where: locator to the address of a [GroupVerticle].
///
/// Addresses are random and local (V5). Thread-safe.
final class GroupDirectory {
  private static final int ADDRESS_BYTES = 16;

  private final Vertx vertx;
  private final DsServices services;
  private final ConcurrentHashMap<Bytes, Future<String>> active = new ConcurrentHashMap<>();

  GroupDirectory(Vertx vertx, DsServices services) {
    this.vertx = vertx;
    this.services = services;
  }

  /// The address of the group's verticle, which is deployed if it is not there, for unknown groups
  /// as for known ones (V1).
  Future<String> address(Bytes locator) {
    return active.computeIfAbsent(locator, this::deploy);
  }

  /// Forgets an address that nobody listens at any more.
  void gone(Bytes locator, String address) {
    var _ =
        active.computeIfPresent(
            locator, (_, at) -> at.failed() || address.equals(at.result()) ? null : at);
  }

  int size() {
    return active.size();
  }

  private Future<String> deploy(Bytes locator) {
    String address = "restante.ds." + services.random().bytes(ADDRESS_BYTES).toHex();
    return vertx
        .deployVerticle(new GroupVerticle(services, locator, address, () -> gone(locator, address)))
        .map(_ -> address)
        .onFailure(_ -> active.remove(locator));
  }
}
