package im.restante.bench;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.HpkeSealed;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Public key operations of a cipher suite on each backend, over 300-byte messages.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SuiteBenchmark {
  @Param({"1", "2"})
  int suite;

  @Param({"AUTO", "PORTABLE"})
  SignatureBackend backend = SignatureBackend.AUTO;

  private final SeededRandom random = new SeededRandom("benchmark");
  private final Bytes message = random.bytes(300);
  private final Bytes info = random.bytes(40);

  private @Nullable Keys keys;

  private record Keys(
      SuiteCrypto crypto,
      SignatureKeyPair signer,
      Bytes signature,
      HpkeKeyPair recipient,
      HpkeSealed sealed) {}

  @Benchmark
  public Bytes sign() {
    return keys().crypto.sign(keys().signer.privateKey(), message);
  }

  @Benchmark
  public boolean verify() {
    return keys().crypto.verify(keys().signer.publicKey(), message, keys().signature);
  }

  @Benchmark
  public HpkeSealed hpkeSeal() {
    return keys().crypto.hpkeSeal(keys().recipient.publicKey(), info, Bytes.EMPTY, message, random);
  }

  @Benchmark
  public @Nullable Bytes hpkeOpen() {
    return keys()
        .crypto
        .hpkeOpen(
            keys().recipient.privateKey(),
            keys().recipient.publicKey(),
            keys().sealed.kemOutput(),
            info,
            Bytes.EMPTY,
            keys().sealed.ciphertext());
  }

  private Keys keys() {
    Keys current = keys;
    if (current == null) {
      SuiteCrypto crypto =
          CryptoProvider.create(backend).suite(Objects.requireNonNull(CipherSuite.of(suite)));
      SignatureKeyPair signer = crypto.generateSignatureKeyPair(random);
      HpkeKeyPair recipient = crypto.generateHpkeKeyPair(random);
      current =
          new Keys(
              crypto,
              signer,
              crypto.sign(signer.privateKey(), message),
              recipient,
              crypto.hpkeSeal(recipient.publicKey(), info, Bytes.EMPTY, message, random));
      keys = current;
    }
    return current;
  }
}
