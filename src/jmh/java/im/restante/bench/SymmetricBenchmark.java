package im.restante.bench;

import im.restante.crypto.AesBlock;
import im.restante.crypto.AesGcm;
import im.restante.crypto.Hkdf;
import im.restante.crypto.HmacSha256;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The building blocks of the privacy layer.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SymmetricBenchmark {
  private static final Bytes LABEL = Hkdf.info("ratchet", Bytes.EMPTY, 32);

  @Param({"96", "320", "700"})
  int size;

  private final Secret key = new SeededRandom("key").secret(16);
  private final AesGcm gcm = new AesGcm(key);
  private final AesBlock block = new AesBlock(key);
  private final HmacSha256 hmac = new HmacSha256(key);
  private final Bytes routes = new SeededRandom("routes").bytes(16_000);
  private long counter;
  private Secret chain = Secret.zeros(32);
  private Bytes plaintext = Bytes.EMPTY;

  @Setup(Level.Trial)
  public void fill() {
    plaintext = new SeededRandom("plaintext").bytes(size);
  }

  @Benchmark
  public Bytes seal() {
    byte[] nonce = ByteBuffer.allocate(AesGcm.NONCE_BYTES).putLong(counter++).array();
    return gcm.seal(Bytes.wrap(nonce), Bytes.EMPTY, plaintext);
  }

  @Benchmark
  public Secret ratchetStep() {
    hmac.rekey(chain);
    chain = hmac.expand(LABEL, 32);
    return chain;
  }

  @Benchmark
  public Bytes openThousandRoutes() {
    return block.open(routes);
  }
}
