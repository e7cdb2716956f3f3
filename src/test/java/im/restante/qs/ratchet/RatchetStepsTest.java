package im.restante.qs.ratchet;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// The derivations against the JDK's own HMAC and AES-GCM, and against fixed answers (C-39).
class RatchetStepsTest {
  private static final Bytes PLAINTEXT = Bytes.utf8("hello, queue");

  private final RatchetSteps steps = new RatchetSteps();
  private final Secret key =
      Secret.copyOf(
          Bytes.fromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

  @Test
  void stepIsOneExpand() throws GeneralSecurityException {
    byte[] expected =
        hmac(key.array(), "MIMI QS ratchet".getBytes(StandardCharsets.US_ASCII), (byte) 1);
    assertThat(steps.next(key).copy()).isEqualTo(Bytes.wrap(expected));
    assertThat(steps.next(key).copy().toHex())
        .isEqualTo("a3b951c68bacc4980f153c5c54e6a72cabae8f0acfd2c7867c8ce2056df1f178");
  }

  @Test
  void seedIsExtractedUnderTheOldKey() throws GeneralSecurityException {
    Secret seed = Secret.zeros(32);
    assertThat(steps.mix(key, seed).copy()).isEqualTo(Bytes.wrap(hmac(key.array(), seed.array())));
  }

  @Test
  void entryIsAesGcmUnderTheMessageKeyWithItsNumber() throws Exception {
    byte[] message =
        hmac(key.array(), "MIMI QS message".getBytes(StandardCharsets.US_ASCII), (byte) 1);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(message, 0, 16, "AES"),
        new GCMParameterSpec(128, message, 16, 12));
    cipher.updateAAD(new byte[] {0, 0, 0, 0, 0, 0, 0, 7});
    Bytes expected = Bytes.wrap(cipher.doFinal(PLAINTEXT.toByteArray()));
    assertThat(seal(key, 7)).isEqualTo(expected);
    assertThat(seal(key, 7).toHex())
        .isEqualTo("1ded507d37e7258f507930ddcbc2bb8d5a2aabf2c5addc3e4eb2240e");
  }

  @Test
  void entryHasTheSameBytesWheneverProduced() {
    Bytes first = seal(key, 7);
    Bytes _ = seal(key, 8);
    assertThat(seal(key, 7)).as("Q2").isEqualTo(first);
  }

  @Test
  void opensOnlyUnderItsNumberAndKey() {
    Bytes ciphertext = seal(key, 7);
    assertThat(steps.open(key, 7, ciphertext)).isEqualTo(PLAINTEXT);
    assertThat(steps.open(key, 8, ciphertext)).isNull();
    assertThat(steps.open(steps.next(key), 7, ciphertext)).isNull();
    assertThat(steps.open(key, 7, Bytes.EMPTY)).isNull();
  }

  @Test
  void dumpedKeyOpensNothingBeforeIt() {
    // C-42: a dump holds key_8. The key of entry 7 does not follow from it by any step.
    Bytes before = seal(key, 7);
    Secret dumped = steps.next(key);
    Secret at = dumped;
    for (int i = 0; i < 64; i++) {
      assertThat(steps.open(at, 7, before)).isNull();
      at = steps.next(at);
    }
  }

  @Test
  void dumpedKeyOpensNothingAfterASeed() {
    // C-43: the owner of the dumped key goes on without the seed, the queue with it.
    Secret healed = steps.mix(key, Secret.copyOf(Bytes.utf8("fresh seed of thirty-two bytes..")));
    Bytes after = seal(healed, 8);
    assertThat(steps.open(steps.next(key), 8, after)).isNull();
    assertThat(steps.open(key, 8, after)).isNull();
    assertThat(steps.open(healed, 8, after)).isEqualTo(PLAINTEXT);
  }

  private Bytes seal(Secret under, long number) {
    byte[] out = new byte[PLAINTEXT.size() + RatchetSteps.OVERHEAD_BYTES];
    assertThat(steps.seal(under, number, PLAINTEXT, out, 0)).isEqualTo(out.length);
    return Bytes.wrap(out);
  }

  private static byte[] hmac(byte[] key, byte[] data, byte... more)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HMAC"));
    mac.update(data);
    return mac.doFinal(more);
  }
}
