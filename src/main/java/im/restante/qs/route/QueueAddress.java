package im.restante.qs.route;

import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.wire.Bytes;

/// A sealed queue configuration and the leaf it stood in.
///
/// @param leafKeyHash SHA-256 of the leaf's signature key, 32 bytes (V10)
public record QueueAddress(ClientQueueConfig config, Bytes leafKeyHash) {}
