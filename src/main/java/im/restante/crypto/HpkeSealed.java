package im.restante.crypto;

import im.restante.wire.Bytes;

/// What single-shot HPKE encryption yields (RFC 9180 §6.1): the KEM output and the ciphertext.
public record HpkeSealed(Bytes kemOutput, Bytes ciphertext) {}
