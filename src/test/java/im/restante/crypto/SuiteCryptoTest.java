package im.restante.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.wire.Bytes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every suite does on every backend: round trips, and calm answers to damaged input.
final class SuiteCryptoTest {
  private static final Bytes MESSAGE = Bytes.utf8("message");
  private static final Bytes INFO = Bytes.utf8("info");
  private static final Bytes AAD = Bytes.utf8("aad");

  static Stream<Arguments> suites() {
    return Stream.of(SignatureBackend.AUTO, SignatureBackend.PORTABLE)
        .flatMap(backend -> {
          CryptoProvider provider = CryptoProvider.create(backend);
          return Arrays.stream(CipherSuite.values())
              .map(suite -> Arguments.of(suite, backend, provider.suite(suite)));
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("suites")
  void verifiesItsOwnSignaturesAndNoOthers(
      CipherSuite suite, SignatureBackend backend, SuiteCrypto crypto) {
    SignatureKeyPair pair = crypto.generateSignatureKeyPair(new SeededRandom(1));
    SignatureKeyPair other = crypto.generateSignatureKeyPair(new SeededRandom(2));
    Bytes signature = crypto.sign(pair.privateKey(), MESSAGE);

    assertThat(crypto.verify(pair.publicKey(), MESSAGE, signature)).isTrue();
    assertThat(crypto.sign(pair.privateKey(), MESSAGE)).isEqualTo(signature);
    assertThat(crypto.verify(other.publicKey(), MESSAGE, signature)).isFalse();
    assertThat(crypto.verify(pair.publicKey(), AAD, signature)).isFalse();
    for (int at = 0; at < signature.size(); at += 3) {
      assertThat(crypto.verify(pair.publicKey(), MESSAGE, flipped(signature, at))).isFalse();
      assertThat(crypto.verify(pair.publicKey(), MESSAGE, signature.slice(0, at))).isFalse();
    }
    for (int at = 0; at < pair.publicKey().size(); at += 5) {
      assertThat(crypto.verify(flipped(pair.publicKey(), at), MESSAGE, signature)).isFalse();
      assertThat(crypto.verify(pair.publicKey().slice(0, at), MESSAGE, signature)).isFalse();
    }
    assertThat(crypto.verify(pair.publicKey(), MESSAGE, Bytes.concat(signature, AAD))).isFalse();
    assertThat(crypto.verify(Bytes.concat(pair.publicKey(), AAD), MESSAGE, signature)).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("suites")
  void opensWhatItSealed(CipherSuite suite, SignatureBackend backend, SuiteCrypto crypto) {
    SeededRandom random = new SeededRandom(3);
    Secret key = random.secret(suite.aeadKeyLength());
    Bytes nonce = random.bytes(suite.aeadNonceLength());
    Bytes sealed = crypto.seal(key, nonce, AAD, MESSAGE);

    assertThat(sealed.size()).isEqualTo(MESSAGE.size() + suite.aeadTagLength());
    assertThat(crypto.seal(key, nonce, AAD, MESSAGE)).isEqualTo(sealed);
    assertThat(crypto.open(key, nonce, AAD, sealed)).isEqualTo(MESSAGE);
    assertThat(crypto.open(key, nonce, INFO, sealed)).isNull();
    for (int at = 0; at < sealed.size(); at++) {
      assertThat(crypto.open(key, nonce, AAD, flipped(sealed, at))).isNull();
      assertThat(crypto.open(key, nonce, AAD, sealed.slice(0, at))).isNull();
    }
    assertThat(crypto.open(key, nonce, AAD, sealed)).isEqualTo(MESSAGE);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("suites")
  void opensWhatWasEncryptedToItsHpkeKey(
      CipherSuite suite, SignatureBackend backend, SuiteCrypto crypto) {
    SeededRandom random = new SeededRandom(4);
    HpkeKeyPair pair = crypto.generateHpkeKeyPair(random);
    HpkeSealed sealed = crypto.hpkeSeal(pair.publicKey(), INFO, AAD, MESSAGE, random);

    assertThat(pair.publicKey().size()).isEqualTo(suite.kemPublicKeyLength());
    assertThat(crypto.isValidHpkePublicKey(pair.publicKey())).isTrue();
    assertThat(crypto.hpkePublicKey(pair.privateKey())).isEqualTo(pair.publicKey());
    assertThat(sealed.kemOutput().size()).isEqualTo(suite.kemOutputLength());
    assertThat(open(crypto, pair, sealed.kemOutput(), INFO, sealed.ciphertext()))
        .isEqualTo(MESSAGE);
    assertThat(open(crypto, pair, sealed.kemOutput(), AAD, sealed.ciphertext())).isNull();
    assertThat(open(crypto, pair, Bytes.EMPTY, INFO, sealed.ciphertext())).isNull();
    assertThat(open(crypto, pair, sealed.kemOutput(), INFO, Bytes.EMPTY)).isNull();
    assertThat(open(crypto, pair, flipped(sealed.kemOutput(), 1), INFO, sealed.ciphertext()))
        .isNull();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("suites")
  void exportsTheSameSecretOnBothSides(
      CipherSuite suite, SignatureBackend backend, SuiteCrypto crypto) {
    SeededRandom random = new SeededRandom(5);
    HpkeKeyPair pair = crypto.generateHpkeKeyPair(random);
    HpkeExport export =
        crypto.hpkeSendExport(pair.publicKey(), INFO, AAD, suite.hashLength(), random);

    assertThat(export.secret().size()).isEqualTo(suite.hashLength());
    assertThat(
            crypto.hpkeReceiveExport(
                pair.privateKey(),
                pair.publicKey(),
                export.kemOutput(),
                INFO,
                AAD,
                suite.hashLength()))
        .isEqualTo(export.secret());
    assertThat(
            crypto.hpkeReceiveExport(
                pair.privateKey(), pair.publicKey(), Bytes.EMPTY, INFO, AAD, 32))
        .isNull();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("suites")
  void refusesToEncryptToAnInvalidKey(
      CipherSuite suite, SignatureBackend backend, SuiteCrypto crypto) {
    Bytes zeros = Bytes.wrap(new byte[suite.kemPublicKeyLength()]);

    assertThat(crypto.isValidHpkePublicKey(zeros)).isFalse();
    assertThatThrownBy(() -> crypto.hpkeSeal(zeros, INFO, AAD, MESSAGE, new SeededRandom(6)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static @Nullable Bytes open(
      SuiteCrypto crypto, HpkeKeyPair pair, Bytes kemOutput, Bytes info, Bytes ciphertext) {
    return crypto.hpkeOpen(pair.privateKey(), pair.publicKey(), kemOutput, info, AAD, ciphertext);
  }

  static Bytes flipped(Bytes bytes, int at) {
    byte[] copy = bytes.toByteArray();
    copy[at] ^= 1;
    return Bytes.wrap(copy);
  }
}
