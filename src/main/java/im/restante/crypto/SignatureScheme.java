package im.restante.crypto;

import im.restante.wire.Bytes;

/// One signature scheme with the encodings of RFC 9420 §5.1.2. Thread-safe.
interface SignatureScheme {
  SignatureKeyPair generate(RandomSource random);

  /// Throws [IllegalArgumentException] for a private key of the wrong length or out of range.
  Bytes sign(Secret privateKey, Bytes message);

  boolean verify(Bytes publicKey, Bytes message, Bytes signature);
}
