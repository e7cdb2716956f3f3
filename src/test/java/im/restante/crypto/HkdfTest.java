package im.restante.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.wire.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HKDF against RFC 5869 Appendix A.1 to A.3, in both of its forms.
final class HkdfTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0b-0b*22, 00-0c, f0-f9,\
          077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5,\
          3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865
          00-4f, 60-af, b0-ff,\
          06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244,\
          b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87
          0b-0b*22, '', '',\
          19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04,\
          8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8
          """)
  void yieldsThePublishedKeys(String ikm, String salt, String info, String prk, String okm) {
    Secret expected = Secret.copyOf(Bytes.fromHex(okm));

    Secret extracted = Hkdf.extract(Secret.copyOf(bytes(salt)), Secret.copyOf(bytes(ikm)));

    assertThat(extracted).isEqualTo(Secret.copyOf(Bytes.fromHex(prk)));
    assertThat(Hkdf.expand(extracted, bytes(info), expected.size())).isEqualTo(expected);
    assertThat(new HmacSha256(extracted).expand(bytes(info), expected.size())).isEqualTo(expected);
  }

  @Test
  void bothFormsAgreeAtEveryLength() {
    Secret prk = new SeededRandom(1).secret(32);
    HmacSha256 keyed = new HmacSha256(prk);
    Bytes info = Bytes.utf8("info");

    for (int length = 0; length <= 200; length++) {
      Secret expanded = Hkdf.expand(prk, info, length);
      assertThat(expanded.size()).isEqualTo(length);
      assertThat(keyed.expand(info, length)).isEqualTo(expanded);
    }
    assertThat(Hkdf.expand(prk, info, 8160).size()).isEqualTo(8160);
    assertThatThrownBy(() -> Hkdf.expand(prk, info, 8161))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> keyed.expand(info, 8161)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void labelContextAndLengthAllMatter() {
    Secret prk = Secret.zeros(32);
    Secret base = Hkdf.expandLabel(prk, "a", Bytes.utf8("b"), 16);

    assertThat(Hkdf.expandLabel(prk, "a", Bytes.utf8("b"), 16)).isEqualTo(base);
    assertThat(Hkdf.expandLabel(prk, "ab", Bytes.EMPTY, 16)).isNotEqualTo(base);
    assertThat(Hkdf.expandLabel(prk, "", Bytes.utf8("ab"), 16)).isNotEqualTo(base);
    assertThat(Hkdf.expandLabel(prk, "a", Bytes.utf8("b"), 32).copy().slice(0, 16))
        .isNotEqualTo(base.copy());
  }

  @Test
  void macKeepsItsKeyAndTakesAnother() {
    Secret empty = Secret.of(new byte[0]);
    HmacSha256 mac = new HmacSha256(empty);
    Bytes underEmpty = mac.mac(Bytes.utf8("data"));

    assertThat(mac.mac(Bytes.utf8("da"), Bytes.utf8("ta"))).isEqualTo(underEmpty);
    assertThat(mac.verify(Bytes.utf8("data"), underEmpty)).isTrue();
    mac.rekey(Secret.of(new byte[] {1}));
    assertThat(mac.verify(Bytes.utf8("data"), underEmpty)).isFalse();
    assertThat(mac.verify(Bytes.utf8("data"), Bytes.EMPTY)).isFalse();
  }

  /// `from-to` counts up, `from-to*n` repeats.
  private static Bytes bytes(String range) {
    if (range.isEmpty()) {
      return Bytes.EMPTY;
    }
    int from = HexFormat.fromHexDigits(range, 0, 2);
    int to = HexFormat.fromHexDigits(range, 3, 5);
    int star = range.indexOf('*');
    int count = star < 0 ? to - from + 1 : Integer.parseInt(range.substring(star + 1));
    byte[] out = new byte[count];
    for (int i = 0; i < count; i++) {
      out[i] = (byte) (star < 0 ? from + i : from);
    }
    return Bytes.wrap(out);
  }
}
