package im.restante.protocol.ds;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DSAuthTokenTest {
  private static final SuiteCrypto CRYPTO =
      CryptoProvider.create(SignatureBackend.PORTABLE)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
  private static final SignatureKeyPair KEY = CRYPTO.generateSignatureKeyPair(new SeededRandom(1));
  private static final DSAuthTokenTBS TBS =
      new DSAuthTokenTBS(Bytes.utf8("group"), 1_700_000_000L, new DSSenderID.LeafIndex(3));
  private static final Bytes CONTENT =
      DSRequestContent.of(Bytes.EMPTY, new RequestGroupIdRequest()).encoded();
  private static final Bytes OTHER_CONTENT =
      DSRequestContent.of(Bytes.EMPTY, new WelcomeInfoRequest(Bytes.EMPTY, 1)).encoded();

  @Test
  @DisplayName("B-23: the signed bytes of a v1 token")
  void encodesWhatIsSigned() {
    assertThat(TBS.encode()).isEqualTo(Bytes.fromHex("0567726f75706553f1000000000003"));
  }

  @Test
  @DisplayName("B-34: a v2 token holds for one request, a v1 token for any")
  void bindsV2ToTheRequest() {
    DSAuthToken v1 = DSAuthToken.signV1(CRYPTO, KEY.privateKey(), TBS);
    DSAuthToken v2 = DSAuthToken.signV2(CRYPTO, KEY.privateKey(), TBS, CONTENT);
    assertThat(v1.verify(CRYPTO, KEY.publicKey(), DSTokenVersion.V1, CONTENT)).isTrue();
    assertThat(v1.verify(CRYPTO, KEY.publicKey(), DSTokenVersion.V1, OTHER_CONTENT)).isTrue();
    assertThat(v2.verify(CRYPTO, KEY.publicKey(), DSTokenVersion.V2, CONTENT)).isTrue();
    assertThat(v2.verify(CRYPTO, KEY.publicKey(), DSTokenVersion.V2, OTHER_CONTENT)).isFalse();
    assertThat(v1.verify(CRYPTO, KEY.publicKey(), DSTokenVersion.V2, CONTENT)).isFalse();
    assertThat(v2.verify(CRYPTO, KEY.publicKey(), DSTokenVersion.V1, CONTENT)).isFalse();
  }

  @Test
  @DisplayName("B-22: every field of the token is signed; B-24: with the label")
  void refusesTamperedTokens() {
    DSAuthToken token = DSAuthToken.signV1(CRYPTO, KEY.privateKey(), TBS);
    DSAuthTokenTBS[] others = {
      new DSAuthTokenTBS(Bytes.utf8("other"), TBS.timestampSeconds(), TBS.sender()),
      new DSAuthTokenTBS(TBS.groupId(), TBS.timestampSeconds() + 1, TBS.sender()),
      new DSAuthTokenTBS(TBS.groupId(), TBS.timestampSeconds(), new DSSenderID.LeafIndex(4)),
    };
    for (DSAuthTokenTBS other : others) {
      assertThat(
              new DSAuthToken(other, token.signature())
                  .verify(CRYPTO, KEY.publicKey(), DSTokenVersion.V1, CONTENT))
          .isFalse();
    }
    Bytes unlabelled = CRYPTO.sign(KEY.privateKey(), TBS.encode());
    assertThat(
            new DSAuthToken(TBS, unlabelled)
                .verify(CRYPTO, KEY.publicKey(), DSTokenVersion.V1, CONTENT))
        .isFalse();
  }

  @Test
  @DisplayName("B-27: the name of a user auth key")
  void namesUserAuthKeys() {
    UserAuthKey key = new UserAuthKey(KEY.publicKey());
    assertThat(key.hash(CRYPTO).size()).isEqualTo(32);
    assertThat(key.hash(CRYPTO)).isNotEqualTo(CRYPTO.hash(KEY.publicKey()));
  }
}
