package im.restante.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Odd keys and signatures, on which Ed25519 implementations are known to differ: both backends
/// must give the same verdict, and the one of the exact equation.
///
/// Points are made by adding the eight points of small order to honest ones.
final class Ed25519AgreementTest {
  private static final CipherSuite SUITE = CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519;

  /// A generator of the points of small order: order 8.
  private static final Bytes TORSION =
      Bytes.fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

  private final SuiteCrypto fast = NativeCode.signatures().suite(SUITE);
  private final SuiteCrypto portable =
      CryptoProvider.create(SignatureBackend.PORTABLE).suite(SUITE);

  @Test
  void honestSignaturesSatisfyTheEquation() {
    for (int seed = 0; seed < 8; seed++) {
      SignatureKeyPair pair = fast.generateSignatureKeyPair(new SeededRandom(seed));
      Bytes message = Bytes.utf8("message " + seed);
      Bytes signature = fast.sign(pair.privateKey(), message);

      assertThat(Ed25519Equation.holds(pair.publicKey(), message, signature)).isTrue();
      assertThat(verdict(pair.publicKey(), message, signature)).isTrue();
      assertThat(
              Ed25519Equation.holds(
                  pair.publicKey(), message, SuiteCryptoTest.flipped(signature, 40)))
          .isFalse();
    }
  }

  @Test
  void longMessagesAreSignedAndVerifiedAlike() {
    SignatureKeyPair pair = fast.generateSignatureKeyPair(new SeededRandom(9));
    for (int size : new int[] {1 << 20, (1 << 20) + 1, 3 << 20}) {
      Bytes message = new SeededRandom("long").bytes(size);
      Bytes signature = fast.sign(pair.privateKey(), message);
      assertThat(signature).isEqualTo(portable.sign(pair.privateKey(), message));
      assertThat(verdict(pair.publicKey(), message, signature)).isTrue();
    }
  }

  @Test
  void refusesKeysOfSmallOrder() {
    for (Bytes small : smallOrder()) {
      // With S = 0 and R = -kA the equation holds for one message in eight at least.
      for (Bytes r : smallOrder()) {
        for (int i = 0; i < 8; i++) {
          Bytes signature = Bytes.concat(r, Bytes.wrap(new byte[32]));
          assertThat(verdict(small, Bytes.utf8("message " + i), signature)).isFalse();
        }
      }
    }
  }

  @Test
  void refusesSignaturesWhoseRIsOfSmallOrder() {
    Signer signer = new Signer(1);
    for (Bytes small : smallOrder()) {
      Bytes message = Bytes.utf8("message");
      // r = 0: the equation holds where R is neutral.
      assertThat(verdict(signer.publicKey, message, signer.sign(small, BigInteger.ZERO, message)))
          .isFalse();
    }
  }

  @Test
  void refusesEncodingsThatAreNotCanonical() {
    Bytes message = Bytes.utf8("message");
    SignatureKeyPair pair = fast.generateSignatureKeyPair(new SeededRandom(3));
    Bytes signature = fast.sign(pair.privateKey(), message);
    for (int low = 0xed; low <= 0xff; low++) {
      for (int high : new int[] {0x7f, 0xff}) {
        byte[] point = new byte[32];
        Arrays.fill(point, (byte) 0xff);
        point[0] = (byte) low;
        point[31] = (byte) high;
        Bytes encoded = Bytes.wrap(point);
        assertThat(verdict(encoded, message, signature)).isFalse();
        assertThat(
                verdict(pair.publicKey(), message, Bytes.concat(encoded, signature.slice(32, 64))))
            .isFalse();
      }
    }
  }

  @Test
  void refusesAnSThatIsNotReduced() {
    Bytes message = Bytes.utf8("message");
    SignatureKeyPair pair = fast.generateSignatureKeyPair(new SeededRandom(4));
    Bytes signature = fast.sign(pair.privateKey(), message);
    BigInteger s = Ed25519Equation.littleEndian(signature.slice(32, 64));
    for (int multiple = 1; multiple <= 14; multiple++) {
      BigInteger shifted = s.add(Ed25519Equation.L.multiply(BigInteger.valueOf(multiple)));
      Bytes changed = Bytes.concat(signature.slice(0, 32), encode(shifted));
      assertThat(verdict(pair.publicKey(), message, changed)).isFalse();
    }
  }

  /// A key A + T with R + T': whether the equation holds depends on the message.
  @Test
  void givesTheVerdictOfTheExactEquationOnPointsOfMixedOrder() {
    int accepted = 0;
    int refused = 0;
    List<Bytes> torsion = smallOrder();
    for (int i = 0; i < 96; i++) {
      Signer signer = new Signer(i);
      Bytes publicKey = plus(signer.publicKey, torsion.get(i % 8));
      BigInteger r = new BigInteger(1, new SeededRandom("r" + i).bytes(31).toByteArray());
      Bytes encodedR = plus(encode(Ed25519Equation.BASE.times(r)), torsion.get(i / 8 % 8));
      Bytes message = Bytes.utf8("message " + i);
      Bytes signature = signer.withKey(publicKey).sign(encodedR, r, message);

      boolean verdict = verdict(publicKey, message, signature);

      assertThat(verdict).isEqualTo(Ed25519Equation.holds(publicKey, message, signature));
      accepted += verdict ? 1 : 0;
      refused += verdict ? 0 : 1;
    }
    assertThat(accepted).isPositive();
    assertThat(refused).isPositive();
  }

  @Test
  void agreesOnRandomBytes() {
    SeededRandom random = new SeededRandom(5);
    for (int i = 0; i < 200; i++) {
      assertThat(verdict(random.bytes(32), random.bytes(10), random.bytes(64))).isFalse();
    }
  }

  private boolean verdict(Bytes publicKey, Bytes message, Bytes signature) {
    boolean verdict = fast.verify(publicKey, message, signature);
    assertThat(portable.verify(publicKey, message, signature)).isEqualTo(verdict);
    return verdict;
  }

  /// A signer that chooses R and the key it hashes as it likes.
  private record Signer(BigInteger secret, Bytes publicKey) {
    Signer(int seed) {
      this(new BigInteger(1, new SeededRandom(seed).bytes(31).toByteArray()));
    }

    Signer(BigInteger secret) {
      this(secret, encode(Ed25519Equation.BASE.times(secret)));
    }

    Signer withKey(Bytes other) {
      return new Signer(secret, other);
    }

    /// (R, r + ka), with `encodedR` hashed as it stands.
    Bytes sign(Bytes encodedR, BigInteger r, Bytes message) {
      MessageDigest digest = Jca.digest("SHA-512");
      encodedR.update(digest);
      publicKey.update(digest);
      message.update(digest);
      BigInteger k = Ed25519Equation.littleEndian(Bytes.wrap(digest.digest()));
      return Bytes.concat(encodedR, encode(r.add(k.multiply(secret)).mod(Ed25519Equation.L)));
    }
  }

  /// The eight points whose order divides 8.
  private static List<Bytes> smallOrder() {
    Ed25519Equation.Point generator = decode(TORSION);
    List<Bytes> points = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      points.add(encode(generator.times(BigInteger.valueOf(i))));
    }
    assertThat(points).doesNotHaveDuplicates();
    assertThat(encode(generator.times(BigInteger.valueOf(8)))).isEqualTo(points.getFirst());
    return points;
  }

  private static Bytes plus(Bytes first, Bytes second) {
    return encode(decode(first).plus(decode(second)));
  }

  private static Ed25519Equation.Point decode(Bytes encoded) {
    Ed25519Equation.Point point = Ed25519Equation.decode(encoded);
    if (point == null) {
      throw new AssertionError("not a point");
    }
    return point;
  }

  private static Bytes encode(Ed25519Equation.Point point) {
    BigInteger inverse = point.z().modInverse(Ed25519Equation.P);
    BigInteger x = point.x().multiply(inverse).mod(Ed25519Equation.P);
    BigInteger y = point.y().multiply(inverse).mod(Ed25519Equation.P);
    return encode(x.testBit(0) ? y.setBit(255) : y);
  }

  private static Bytes encode(BigInteger value) {
    byte[] bigEndian = value.toByteArray();
    byte[] out = new byte[32];
    for (int i = 0; i < Math.min(32, bigEndian.length); i++) {
      out[i] = bigEndian[bigEndian.length - 1 - i];
    }
    return Bytes.wrap(out);
  }
}
