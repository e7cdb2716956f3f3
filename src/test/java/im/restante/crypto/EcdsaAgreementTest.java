package im.restante.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Odd ECDSA keys and signatures: every one is refused, by both backends.
final class EcdsaAgreementTest {
  private static final Bytes MESSAGE = Bytes.utf8("message");

  private final CryptoProvider fast = NativeCode.signatures();
  private final CryptoProvider portable = CryptoProvider.create(SignatureBackend.PORTABLE);

  @ParameterizedTest
  @EnumSource(NistCurve.class)
  void refusesKeysThatAreNoUncompressedPointOfTheCurve(NistCurve curve) {
    CipherSuite suite = suite(curve);
    SignatureKeyPair pair =
        portable.suite(suite).generateSignatureKeyPair(new SeededRandom("keys"));
    Bytes signature = portable.suite(suite).sign(pair.privateKey(), MESSAGE);
    ECPoint point = curve.domain().getCurve().decodePoint(pair.publicKey().toByteArray());
    int length = curve.fieldLength();
    BigInteger p = curve.domain().getCurve().getField().getCharacteristic();
    Bytes x = pair.publicKey().slice(1, 1 + length);
    Bytes y = pair.publicKey().slice(1 + length, 1 + 2 * length);
    Bytes uncompressed = Bytes.fromHex("04");

    assertThat(verdict(suite, pair.publicKey(), signature)).isTrue();
    for (Bytes odd :
        List.of(
            Bytes.wrap(point.getEncoded(true)),
            Bytes.wrap(new byte[1]),
            Bytes.wrap(new byte[1 + 2 * length]),
            Bytes.concat(uncompressed, Bytes.wrap(new byte[2 * length])),
            Bytes.concat(Bytes.fromHex(y.get(length - 1) % 2 == 0 ? "06" : "07"), x, y),
            Bytes.concat(uncompressed, y, x),
            Bytes.concat(uncompressed, x, SuiteCryptoTest.flipped(y, length - 1)),
            Bytes.concat(uncompressed, Bytes.wrap(curve.encodeField(p)), y),
            Bytes.concat(uncompressed, x, Bytes.wrap(curve.encodeField(p))),
            Bytes.concat(
                uncompressed, Bytes.wrap(new byte[length]), Bytes.wrap(curve.encodeField(p))),
            Bytes.concat(pair.publicKey(), Bytes.wrap(new byte[1])))) {
      assertThat(verdict(suite, odd, signature)).isFalse();
      assertThat(fast.suite(suite).isValidHpkePublicKey(odd)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(NistCurve.class)
  void refusesNumbersOutOfRangeAndEncodingsThatAreNotDer(NistCurve curve) {
    CipherSuite suite = suite(curve);
    SignatureKeyPair pair =
        portable.suite(suite).generateSignatureKeyPair(new SeededRandom("numbers"));
    BigInteger n = curve.domain().getN();
    EcdsaSignature signature = Objects.requireNonNull(EcdsaSignature.read(sign(suite, pair), n));
    BigInteger r = signature.r();
    BigInteger s = signature.s();

    assertThat(verdict(suite, pair.publicKey(), der(r, s))).isTrue();
    // n - s is as valid as s: ECDSA is malleable, and MLS does not ask for the lower one.
    assertThat(verdict(suite, pair.publicKey(), der(r, n.subtract(s)))).isTrue();
    for (Bytes odd :
        List.of(
            der(BigInteger.ZERO, s),
            der(r, BigInteger.ZERO),
            der(r.add(n), s),
            der(r, s.add(n)),
            der(r.negate(), s),
            der(r, s.negate()),
            der(n, s),
            Bytes.concat(der(r, s), Bytes.wrap(new byte[1])),
            raw(0x30, integer(r), integer(s), Bytes.wrap(new byte[2])),
            raw(0x30, integer(r)),
            raw(0x31, integer(r), integer(s)),
            raw(0x30, integer(r), raw(0x03, Bytes.wrap(s.toByteArray()))),
            raw(0x30, padded(r), integer(s)),
            raw(0x30, integer(r), padded(s)),
            longLength(integer(r), integer(s)),
            indefinite(integer(r), integer(s)),
            Bytes.concat(Bytes.wrap(curve.encodeField(r)), Bytes.wrap(curve.encodeField(s))))) {
      assertThat(verdict(suite, pair.publicKey(), odd)).isFalse();
    }
  }

  private Bytes sign(CipherSuite suite, SignatureKeyPair pair) {
    return portable.suite(suite).sign(pair.privateKey(), MESSAGE);
  }

  private boolean verdict(CipherSuite suite, Bytes publicKey, Bytes signature) {
    boolean verdict = fast.suite(suite).verify(publicKey, MESSAGE, signature);
    assertThat(portable.suite(suite).verify(publicKey, MESSAGE, signature)).isEqualTo(verdict);
    return verdict;
  }

  private static Bytes der(BigInteger r, BigInteger s) {
    return raw(0x30, integer(r), integer(s));
  }

  private static Bytes integer(BigInteger value) {
    return raw(0x02, Bytes.wrap(value.toByteArray()));
  }

  private static Bytes padded(BigInteger value) {
    return raw(0x02, Bytes.wrap(new byte[1]), Bytes.wrap(value.toByteArray()));
  }

  private static Bytes raw(int tag, Bytes... parts) {
    Bytes body = Bytes.concat(parts);
    Bytes header =
        Bytes.wrap(
            body.size() < 0x80
                ? new byte[] {(byte) tag, (byte) body.size()}
                : new byte[] {(byte) tag, (byte) 0x81, (byte) body.size()});
    return Bytes.concat(header, body);
  }

  /// A length in one byte more than it needs.
  private static Bytes longLength(Bytes... parts) {
    Bytes body = Bytes.concat(parts);
    return Bytes.concat(
        body.size() < 0x80
            ? Bytes.wrap(new byte[] {0x30, (byte) 0x81, (byte) body.size()})
            : Bytes.wrap(new byte[] {0x30, (byte) 0x82, 0, (byte) body.size()}),
        body);
  }

  private static Bytes indefinite(Bytes... parts) {
    return Bytes.concat(
        Bytes.wrap(new byte[] {0x30, (byte) 0x80}), Bytes.concat(parts), Bytes.wrap(new byte[2]));
  }

  private static CipherSuite suite(NistCurve curve) {
    return switch (curve) {
      case P256 -> CipherSuite.MLS_128_DHKEMP256_AES128GCM_SHA256_P256;
      case P384 -> CipherSuite.MLS_256_DHKEMP384_AES256GCM_SHA384_P384;
      case P521 -> CipherSuite.MLS_256_DHKEMP521_AES256GCM_SHA512_P521;
    };
  }
}
