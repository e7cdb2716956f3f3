package im.restante.qs.route;

import im.restante.wire.Bytes;

/// What became of one sealed queue configuration.
public sealed interface RouteOutcome {
  /// @param route [RouteCipher#ROUTE_BYTES] bytes
  record Found(Bytes route) implements RouteOutcome {}

  /// The configuration is forged, damaged, another provider's, another leaf's, past its key's
  /// grace, or its client is gone: `invalid_client_queue_information` (C-04, C-05).
  record Invalid() implements RouteOutcome {}

  /// Nothing can be said now: the database does not answer, too much waits, or this node does not
  /// have the key yet. Never a reason to remove a member (V9).
  record Unavailable() implements RouteOutcome {}
}
