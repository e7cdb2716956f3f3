package im.restante.qs.route;

import im.restante.crypto.HpkeKeyPair;

/// A key pair that queue configurations are sealed to.
///
/// @param epoch its number, higher than those before
/// @param readableUntilSeconds the end of its grace since the Unix epoch; [Long#MAX_VALUE] as long
///   as it is not replaced
public record QueueConfigKey(long epoch, HpkeKeyPair keyPair, long readableUntilSeconds) {}
