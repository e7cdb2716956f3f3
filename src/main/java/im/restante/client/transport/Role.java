package im.restante.client.transport;

import im.restante.wire.Bytes;

/// What a connection is for; two roles never share one (V13).
public sealed interface Role {
  /// Records and KeyPackages of the client itself.
  record Publishing() implements Role {}

  /// KeyPackages of others.
  record Fetching() implements Role {}

  /// The client's own queue.
  record Queue() implements Role {}

  /// One group.
  record Group(Bytes groupId) implements Role {}
}
