package im.restante.protocol;

import static im.restante.protocol.ProtocolExamples.CRYPTO;
import static im.restante.protocol.ProtocolExamples.TIME_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.AesGcm;
import im.restante.crypto.HmacSha256;
import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.Secret;
import im.restante.mls.message.HPKECiphertext;
import im.restante.protocol.qs.MessageContentType;
import im.restante.protocol.qs.QueueEntry;
import im.restante.protocol.qs.QueueEntryContent;
import im.restante.protocol.qs.QueueSeal;
import im.restante.qs.ratchet.QueueRatchet;
import im.restante.qs.ratchet.RatchetOutcome;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;

/// The first four entries of a queue: its seed, a message, a fresh seed, a message. The derivations
/// are spelled out with primitives, as the page says them, and read back with the client's ratchet.
final class RatchetExample {
  private final RecordingRandom random = new RecordingRandom("queue-ratchet");
  private final HpkeKeyPair queueKey = CRYPTO.generateHpkeKeyPair(random);
  private final ExampleText text = new ExampleText();
  private final QueueRatchet reader = QueueRatchet.fresh();
  private Bytes key = Bytes.wrap(new byte[32]);
  private long number;

  private RatchetExample() {}

  static String text() {
    RatchetExample example = new RatchetExample();
    example
        .text
        .hex("queue private key", example.queueKey.privateKey().copy())
        .hex("queue_encryption_key", example.queueKey.publicKey())
        .hex("key_0", example.key);
    example.seed();
    example.message("first message");
    example.seed();
    example.message("second message");
    return example.text.toString();
  }

  private void seed() {
    Bytes seed = random.bytes(32);
    HPKECiphertext sealed =
        QueueSeal.seal(CRYPTO, queueKey.publicKey(), Secret.copyOf(seed), random);
    Secret opened = QueueSeal.open(CRYPTO, queueKey, sealed);
    assertThat(opened).isNotNull();
    assertThat(opened.copy()).isEqualTo(seed);
    QueueEntry entry = new QueueEntry(number, new QueueEntry.Body.RatchetKey(sealed));
    assertThat(take(entry)).isEqualTo(new RatchetOutcome.Rekeyed());
    text.hex("seed " + number, seed)
        .hex("ikmE of the encapsulation", random.last())
        .hex("QueueEntry " + number + ", ratchet_key", entry);
    // HKDF-Extract is HMAC with the salt as its key.
    step(new HmacSha256(Secret.copyOf(key)).mac(seed));
  }

  private void message(String payload) {
    QueueEntryContent content =
        new QueueEntryContent(
            MessageContentType.APPLICATION,
            TIME_SECONDS * 1000,
            false,
            null,
            Bytes.utf8(payload),
            Bytes.EMPTY);
    Bytes plaintext = content.encode();
    HmacSha256 hmac = new HmacSha256(Secret.copyOf(key));
    Bytes keyAndNonce = hmac.expand(Bytes.utf8("MIMI QS message"), 28).copy();
    Bytes aad = new WireWriter().u64(number).toBytes();
    Bytes ciphertext =
        new AesGcm(Secret.copyOf(keyAndNonce.slice(0, 16)))
            .seal(keyAndNonce.slice(16, 28), aad, plaintext);
    QueueEntry entry = new QueueEntry(number, new QueueEntry.Body.Message(ciphertext));
    assertThat(take(entry)).isEqualTo(new RatchetOutcome.Delivered(content));
    text.hex("QueueEntryContent " + number, plaintext)
        .hex("AEAD key", keyAndNonce.slice(0, 16))
        .hex("nonce", keyAndNonce.slice(16, 28))
        .hex("AAD", aad)
        .hex("QueueEntry " + number + ", message", entry);
    step(hmac.expand(Bytes.utf8("MIMI QS ratchet"), 32).copy());
  }

  private RatchetOutcome take(QueueEntry entry) {
    return reader.take(entry, sealed -> QueueSeal.open(CRYPTO, queueKey, sealed));
  }

  private void step(Bytes next) {
    key = next;
    number++;
    text.hex("key_" + number, key);
  }
}
