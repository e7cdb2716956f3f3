package im.restante.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// X25519 and X448 with public keys of small order, not canonical, or of the wrong length (RFC 7748
/// §6, RFC 9180 §7.1.4).
final class MontgomeryAgreementTest {
  private final DhGroup conscrypt = NativeCode.x25519();
  private final DhGroup portable = new BcX25519();
  private final DhGroup x448 = new BcX448();

  static Stream<String> smallOrder25519() {
    return Stream.of(
        "00".repeat(32),
        "01" + "00".repeat(31),
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ec" + "ff".repeat(30) + "7f",
        "ed" + "ff".repeat(30) + "7f",
        "ee" + "ff".repeat(30) + "7f");
  }

  @ParameterizedTest
  @MethodSource("smallOrder25519")
  void refusesPointsOfSmallOrder(String hex) {
    byte[] low = Bytes.fromHex(hex).toByteArray();
    byte[] high = low.clone();
    high[31] |= (byte) 0x80;
    for (byte[] encoded : new byte[][] {low, high}) {
      Bytes publicKey = Bytes.wrap(encoded);
      for (DhGroup group : new DhGroup[] {conscrypt, portable}) {
        assertThat(group.isValidPublicKey(publicKey)).isFalse();
        assertThat(group.agree(new SeededRandom(1).bytes(32).toByteArray(), publicKey)).isNull();
      }
    }
  }

  /// u from p + 2 to 2^255 - 1 stand for 2 to 18, and the highest bit is ignored.
  @Test
  void reducesCoordinatesThatAreNotCanonical() {
    byte[] privateKey = new SeededRandom(2).bytes(32).toByteArray();
    for (int low = 0xef; low <= 0xff; low++) {
      for (int high : new int[] {0x7f, 0xff}) {
        byte[] encoded = new byte[32];
        Arrays.fill(encoded, (byte) 0xff);
        encoded[0] = (byte) low;
        encoded[31] = (byte) high;
        byte[] reduced = new byte[32];
        reduced[0] = (byte) (low - 0xed);
        byte[] agreed = conscrypt.agree(privateKey, Bytes.wrap(encoded));

        assertThat(agreed)
            .isNotNull()
            .isEqualTo(portable.agree(privateKey, Bytes.wrap(encoded)))
            .isEqualTo(conscrypt.agree(privateKey, Bytes.wrap(reduced)));
      }
    }
  }

  @Test
  void agreesOnRandomKeys() {
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < 50; i++) {
      byte[] privateKey = random.bytes(32).toByteArray();
      Bytes publicKey = random.bytes(40).slice(4, 36);

      assertThat(conscrypt.agree(privateKey, publicKey))
          .isEqualTo(portable.agree(privateKey, publicKey));
      assertThat(conscrypt.publicKey(privateKey)).isEqualTo(portable.publicKey(privateKey));
    }
  }

  /// 0, 1, -1 and their other encodings p and p + 1.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void refusesPointsOfSmallOrderOnCurve448(int index) {
    Bytes publicKey =
        Stream.of(
                "00".repeat(56),
                "01" + "00".repeat(55),
                "fe" + "ff".repeat(27) + "fe" + "ff".repeat(27),
                "ff".repeat(28) + "fe" + "ff".repeat(27),
                "00".repeat(28) + "ff".repeat(28))
            .map(Bytes::fromHex)
            .toList()
            .get(index);

    assertThat(x448.isValidPublicKey(publicKey)).isFalse();
    // No multiple of the cofactor leads away from them, so the library itself yields zeros.
    assertThat(x448.agree(new SeededRandom(4).bytes(56).toByteArray(), publicKey)).isNull();
  }

  @Test
  void refusesKeysOfTheWrongLength() {
    IntStream.of(0, 31, 33, 55, 57)
        .forEach(size -> {
          Bytes publicKey = new SeededRandom(5).bytes(size);
          assertThat(conscrypt.isValidPublicKey(publicKey)).isFalse();
          assertThat(portable.isValidPublicKey(publicKey)).isFalse();
          assertThat(x448.isValidPublicKey(publicKey)).isFalse();
          assertThat(conscrypt.agree(new byte[32], publicKey)).isNull();
          assertThat(portable.agree(new byte[32], publicKey)).isNull();
          assertThat(x448.agree(new byte[56], publicKey)).isNull();
        });
  }
}
