package im.restante.crypto;

import im.restante.wire.Bytes;

/// A key pair of a suite's KEM, both halves serialized as in RFC 9180 §7.1.
public record HpkeKeyPair(Secret privateKey, Bytes publicKey) {}
