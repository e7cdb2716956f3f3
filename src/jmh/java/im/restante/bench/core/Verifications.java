package im.restante.bench.core;

import static im.restante.bench.core.Identities.CRYPTO;

import im.restante.bench.Probe;
import im.restante.bench.meter.JvmCpu;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureKeyPair;
import im.restante.wire.Bytes;

/// The anchor of everything that checks signatures: the fastest Ed25519 verification in this JVM.
public final class Verifications {
  private static final int AT_ONCE = 64;

  private final Bytes message = new SeededRandom("message").bytes(128);
  private final SignatureKeyPair keys = CRYPTO.generateSignatureKeyPair(new SeededRandom("signer"));
  private final Bytes signature = CRYPTO.sign(keys.privateKey(), message);

  /// CPU microseconds of `count` verifications.
  public Probe of(int count) {
    return millis -> count * JvmCpu.microsPerOperation(millis, this::verify);
  }

  private int verify() {
    for (int i = 0; i < AT_ONCE; i++) {
      if (!CRYPTO.verify(keys.publicKey(), message, signature)) {
        throw new IllegalStateException("a good signature was refused");
      }
    }
    return AT_ONCE;
  }
}
