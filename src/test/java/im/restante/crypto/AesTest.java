package im.restante.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.wire.Bytes;
import org.junit.jupiter.api.Test;

final class AesTest {
  private static final Bytes AAD = Bytes.utf8("aad");

  /// FIPS 197 Appendix C.1 and C.3.
  @Test
  void permutesThePublishedBlocks() {
    Bytes plain = Bytes.fromHex("00112233445566778899aabbccddeeff");
    String key128 = "000102030405060708090a0b0c0d0e0f";

    assertThat(block(key128).seal(plain))
        .isEqualTo(Bytes.fromHex("69c4e0d86a7b0430d8cdb78070b4c55a"));
    assertThat(block(key128 + "101112131415161718191a1b1c1d1e1f").seal(plain))
        .isEqualTo(Bytes.fromHex("8ea2b7ca516745bfeafc49904b496089"));
  }

  @Test
  void permutesEachBlockOfManyByItself() {
    AesBlock aes = new AesBlock(Secret.zeros(16));
    Bytes blocks = new SeededRandom(1).bytes(160);

    Bytes sealed = aes.seal(blocks);

    assertThat(aes.open(sealed)).isEqualTo(blocks);
    assertThat(aes.seal(blocks.slice(32, 48))).isEqualTo(sealed.slice(32, 48));
    assertThat(aes.open(Bytes.EMPTY)).isEqualTo(Bytes.EMPTY);
    assertThatThrownBy(() -> aes.open(blocks.slice(0, 15)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void opensWhatTheSuiteSealedAndTheOtherWayRound() {
    SeededRandom random = new SeededRandom(2);
    Secret key = random.secret(16);
    Bytes message = random.bytes(100).slice(3, 90);
    SuiteCrypto suite =
        CryptoProvider.create(SignatureBackend.PORTABLE)
            .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
    AesGcm gcm = new AesGcm(key);
    Bytes nonce = random.bytes(20).slice(5, 17);

    Bytes sealed = gcm.seal(nonce, AAD, message);

    assertThat(suite.seal(key, nonce, AAD, message)).isEqualTo(sealed);
    assertThat(gcm.open(nonce, AAD, sealed)).isEqualTo(message);
  }

  @Test
  void answersNullForEveryChangeAndStaysUsable() {
    AesGcm gcm = new AesGcm(Secret.zeros(32));
    Bytes nonce = Bytes.wrap(new byte[12]);
    Bytes message = Bytes.utf8("message");
    Bytes sealed = gcm.seal(nonce, AAD, message);

    for (int at = 0; at < sealed.size(); at++) {
      assertThat(gcm.open(nonce, AAD, SuiteCryptoTest.flipped(sealed, at))).isNull();
      assertThat(gcm.open(nonce, AAD, sealed.slice(0, at))).isNull();
    }
    assertThat(gcm.open(nonce, Bytes.EMPTY, sealed)).isNull();
    assertThat(gcm.open(SuiteCryptoTest.flipped(nonce, 0), AAD, sealed)).isNull();
    assertThat(gcm.open(nonce, AAD, sealed)).isEqualTo(message);
  }

  @Test
  void writesIntoACallersArray() {
    AesGcm gcm = new AesGcm(Secret.zeros(16));
    Bytes nonce = Bytes.wrap(new byte[12]);
    byte[] target = new byte[64];

    int written = gcm.seal(nonce, AAD, Bytes.utf8("message"), target, 10);

    assertThat(written).isEqualTo(7 + AesGcm.TAG_BYTES);
    assertThat(gcm.open(nonce, AAD, Bytes.wrap(target, 10, written)))
        .isEqualTo(Bytes.utf8("message"));
  }

  @Test
  void refusesTheSameNonceTwiceInARow() {
    AesGcm gcm = new AesGcm(Secret.zeros(16));
    Bytes nonce = Bytes.wrap(new byte[12]);
    Bytes first = gcm.seal(nonce, AAD, Bytes.EMPTY);

    assertThat(first.size()).isEqualTo(AesGcm.TAG_BYTES);
    assertThatThrownBy(() -> gcm.seal(nonce, AAD, Bytes.EMPTY))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> gcm.seal(nonce.slice(1, 12), AAD, Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AesGcm(Secret.zeros(24)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AesBlock block(String key) {
    return new AesBlock(Secret.copyOf(Bytes.fromHex(key)));
  }
}
