package im.restante.mls.schedule;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One symmetric ratchet of a leaf, for handshake or application messages (RFC 9420 §9.1).
///
/// Holds the secret of the next generation and the keys of skipped ones. A receiver asks for a
/// [Step], decrypts, and only then takes the step: a forged message neither uses up nor ages a key.
final class HashRatchet implements WireStruct, AutoCloseable {
  /// Generations are uint32 on the wire; the last one is never used.
  static final long GENERATION_MAX = 0xffff_fffeL;

  private Secret secret;
  private long next;
  private final TreeMap<Long, MessageKey> skipped = new TreeMap<>();

  /// Takes over `secret`, the one of generation 0.
  HashRatchet(Secret secret) {
    this(secret, 0);
  }

  private HashRatchet(Secret secret, long next) {
    this.secret = secret;
    this.next = next;
  }

  /// The next generation's key, for sending; the ratchet moves on at once.
  MessageKey advance(SuiteCrypto crypto) {
    if (next > GENERATION_MAX) {
      throw new IllegalStateException("ratchet exhausted");
    }
    MessageKey key = keyOf(crypto, secret, next);
    Secret following = following(crypto, secret, next);
    secret.close();
    secret = following;
    next++;
    return key;
  }

  /// Looks up or derives the key of `generation` without changing the ratchet.
  Step step(SuiteCrypto crypto, long generation, RatchetLimits limits) throws KeyUnavailable {
    if (generation < next) {
      MessageKey kept = skipped.get(generation);
      if (kept == null) {
        throw new KeyUnavailable(KeyUnavailable.Reason.USED_OR_TOO_OLD, generation);
      }
      return new Step(kept, List.of(), null);
    }
    if (generation - next > limits.forwardSkipMax() || generation > GENERATION_MAX) {
      throw new KeyUnavailable(KeyUnavailable.Reason.TOO_FAR_AHEAD, generation);
    }
    List<MessageKey> passed = new ArrayList<>();
    long keptFrom = generation + 1 - limits.keptPastGenerationsMax();
    Secret at = secret.duplicate();
    for (long between = next; between < generation; between++) {
      if (between >= keptFrom) {
        passed.add(keyOf(crypto, at, between));
      }
      at = replace(at, following(crypto, at, between));
    }
    MessageKey key = keyOf(crypto, at, generation);
    at = replace(at, following(crypto, at, generation));
    return new Step(key, passed, at);
  }

  /// Makes a step final: its key is erased, keys behind the window with it.
  void take(Step step, RatchetLimits limits) {
    long generation = step.key.generation();
    Secret following = step.following;
    if (following == null) {
      skipped.remove(generation);
    } else {
      secret = replace(secret, following);
      next = generation + 1;
      step.passed.forEach(key -> skipped.put(key.generation(), key));
    }
    step.key.close();
    var old = skipped.headMap(next - limits.keptPastGenerationsMax());
    old.values().forEach(MessageKey::close);
    old.clear();
  }

  private static Secret replace(Secret old, Secret now) {
    old.close();
    return now;
  }

  private static MessageKey keyOf(SuiteCrypto crypto, Secret secret, long generation) {
    CipherSuite suite = crypto.suite();
    return new MessageKey(
        generation,
        Labels.deriveTreeSecret(crypto, secret, "key", generation, suite.aeadKeyLength()),
        Labels.deriveTreeSecret(crypto, secret, "nonce", generation, suite.aeadNonceLength()));
  }

  private static Secret following(SuiteCrypto crypto, Secret secret, long generation) {
    return Labels.deriveTreeSecret(
        crypto, secret, "secret", generation, crypto.suite().hashLength());
  }

  static HashRatchet read(WireReader reader) {
    HashRatchet ratchet =
        new HashRatchet(Secrets.read(reader, "secret"), reader.u32("next_generation"));
    for (MessageKey key : reader.vector("skipped", MessageKey::read)) {
      ratchet.skipped.put(key.generation(), key);
    }
    return ratchet;
  }

  @Override
  public void write(WireWriter writer) {
    Secrets.write(writer, secret);
    writer.u32(next);
    writer.vector(List.copyOf(skipped.values()));
  }

  @Override
  public void close() {
    secret.close();
    skipped.values().forEach(MessageKey::close);
    skipped.clear();
  }

  /// A key found or derived, and what taking it would change.
  static final class Step {
    private final MessageKey key;
    private final List<MessageKey> passed;
    private final @Nullable Secret following;

    private Step(MessageKey key, List<MessageKey> passed, @Nullable Secret following) {
      this.key = key;
      this.passed = passed;
      this.following = following;
    }

    MessageKey key() {
      return key;
    }

    /// Forgets what was derived for a message that did not authenticate.
    void drop() {
      if (following != null) {
        key.close();
        passed.forEach(MessageKey::close);
        following.close();
      }
    }
  }
}
