package im.restante.qs.route;

import im.restante.protocol.qs.QsUserId;
import im.restante.wire.Bytes;

/// What a client record says about its queue.
///
/// @param recordAuthKey the Ed25519 key that signs the client's configurations
/// @param handle the queue's number, random and never zero
public record QueueOwner(QsUserId userId, Bytes recordAuthKey, long handle) {}
