package im.restante.protocol.qs;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueConfigSealerTest {
  private static final SuiteCrypto CRYPTO =
      CryptoProvider.create(SignatureBackend.AUTO)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);

  private final SeededRandom random = new SeededRandom("sealer");
  private final HpkeKeyPair providerKey = CRYPTO.generateHpkeKeyPair(random);
  private final EncryptionKey published = new EncryptionKey(1, providerKey.publicKey());
  private final SignatureKeyPair recordKey = CRYPTO.generateSignatureKeyPair(random);
  private final QueueConfigSealer sealer =
      new QueueConfigSealer(
          CRYPTO,
          Bytes.utf8("example.org"),
          new QsUserId(random.bytes(16)),
          new QsClientId(random.bytes(16)),
          recordKey.privateKey());

  /// C-19.
  @Test
  void noTwoConfigurationsAreAlike() {
    Set<Bytes> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      SealedQueueConfig sealed =
          sealer.seal(published, Bytes.utf8("leaf"), null, random).sealedConfig();
      assertThat(seen.add(sealed.kemOutput())).isTrue();
      assertThat(seen.add(sealed.ciphertext())).isTrue();
    }
  }

  /// C-20.
  @Test
  void configurationsHaveOneSizeWithAndWithoutPushKey() {
    ClientQueueConfig without = sealer.seal(published, Bytes.utf8("leaf"), null, random);
    ClientQueueConfig with = sealer.seal(published, Bytes.utf8("leaf"), random.bytes(16), random);
    assertThat(with.encode().size()).isEqualTo(without.encode().size());
    assertThat(with.sealedConfig().ciphertext().size()).isEqualTo(QueueConfig.BYTES + 16);
  }

  /// C-29.
  @Test
  void tokenHoldsForItsRequestAndKeyOnly() {
    QsSenderID sender = QsSenderID.of(new QsUserId(random.bytes(16)));
    QSRequestContent content = QSRequestContent.of(new GetUserRequest());
    QsAuthToken token = QsAuthToken.sign(CRYPTO, recordKey.privateKey(), sender, 1_000, content);

    assertThat(token.verify(CRYPTO, recordKey.publicKey(), content)).isTrue();
    assertThat(
            token.verify(
                CRYPTO, recordKey.publicKey(), QSRequestContent.of(new DeleteUserRequest())))
        .isFalse();
    assertThat(
            new QsAuthToken(sender, 1_001, token.signature())
                .verify(CRYPTO, recordKey.publicKey(), content))
        .isFalse();
    assertThat(token.verify(CRYPTO, CRYPTO.generateSignatureKeyPair(random).publicKey(), content))
        .isFalse();
  }
}
