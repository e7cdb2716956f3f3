package im.restante.crypto;

import im.restante.wire.Bytes;

/// A signature key pair in the forms of RFC 9420 §5.1.2.
///
/// EdDSA: the raw keys of RFC 8032. ECDSA: the scalar in big-endian at the curve's full length and
/// the uncompressed point.
public record SignatureKeyPair(Secret privateKey, Bytes publicKey) {}
