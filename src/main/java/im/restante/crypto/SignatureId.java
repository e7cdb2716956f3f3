package im.restante.crypto;

/// The signature schemes of RFC 9420 §17.1 (names of RFC 8446 §4.2.3).
enum SignatureId {
  ED25519,
  ED448,
  ECDSA_P256,
  ECDSA_P384,
  ECDSA_P521
}
