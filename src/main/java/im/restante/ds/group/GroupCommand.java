package im.restante.ds.group;

import im.restante.mls.group.KnownKeyPackages;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.qs.route.QueueAddress;
import im.restante.qs.route.RouteOutcome;
import im.restante.wire.Bytes;
import java.util.HashMap;
import java.util.Map;

/// A request on its way to its group, with what has been found out for it.
///
/// @param digest keyed hash of the request's bytes (D1)
/// @param known KeyPackages whose signatures need no second look
public record GroupCommand(
    DSRequestEnvelope envelope,
    Bytes digest,
    long nowMs,
    Map<QueueAddress, RouteOutcome> routes,
    KnownKeyPackages known) {
  public GroupCommand {
    routes = Map.copyOf(routes);
  }

  public static GroupCommand of(
      DSRequestEnvelope envelope, Bytes digest, long nowMs, KnownKeyPackages known) {
    return new GroupCommand(envelope, digest, nowMs, Map.of(), known);
  }

  public long nowSeconds() {
    return nowMs / 1000;
  }

  /// The same command, with more routes.
  public GroupCommand withRoutes(Map<QueueAddress, RouteOutcome> more) {
    Map<QueueAddress, RouteOutcome> all = new HashMap<>(routes);
    all.putAll(more);
    return new GroupCommand(envelope, digest, nowMs, all, known);
  }

  /// The same command, with more KeyPackages that have been verified.
  public GroupCommand withKnown(KnownKeyPackages more) {
    return new GroupCommand(
        envelope,
        digest,
        nowMs,
        routes,
        reference -> known.verified(reference) || more.verified(reference));
  }
}
