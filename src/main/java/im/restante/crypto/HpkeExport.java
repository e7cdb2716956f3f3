package im.restante.crypto;

import im.restante.wire.Bytes;

/// What the sender of an HPKE export holds (RFC 9180 §6.2): the KEM output to send and the secret.
public record HpkeExport(Bytes kemOutput, Secret secret) {}
