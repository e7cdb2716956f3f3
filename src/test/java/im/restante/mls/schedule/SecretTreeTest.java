package im.restante.mls.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.Secret;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/// RFC 9420 §9: keys are derived lazily, used once, and kept only within a window.
class SecretTreeTest {
  private static final RatchetLimits LIMITS = new RatchetLimits(10, 4);

  private final SuiteCrypto crypto =
      CryptoProvider.create(SignatureBackend.PORTABLE)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
  private final SecretTree receiver = tree();

  private static SecretTree tree() {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) 7);
    return new SecretTree(Secret.of(secret), 8, LIMITS);
  }

  private Bytes keyAt(SecretTree tree, int leaf, long generation) throws KeyUnavailable {
    try (SecretTree.Attempt attempt =
        tree.attempt(crypto, leaf, RatchetType.APPLICATION, generation)) {
      Bytes key = attempt.key().key().copy();
      attempt.take();
      return key;
    }
  }

  private AbstractThrowableAssert<?, ?> refusal(long generation) {
    return assertThatThrownBy(() -> keyAt(receiver, 3, generation))
        .isInstanceOf(KeyUnavailable.class);
  }

  @Test
  void senderAndReceiverAgreeForEveryLeafInAnyOrder() throws KeyUnavailable {
    SecretTree sender = tree();
    for (int leaf : new int[] {5, 0, 7, 1, 6, 2, 4, 3}) {
      for (int generation = 0; generation < 3; generation++) {
        try (MessageKey key = sender.next(crypto, leaf, RatchetType.APPLICATION)) {
          assertThat(key.generation()).isEqualTo(generation);
          assertThat(keyAt(receiver, leaf, generation)).isEqualTo(key.key().copy());
        }
      }
    }
  }

  @Test
  void handshakeAndApplicationKeysDiffer() {
    try (MessageKey handshake = receiver.next(crypto, 1, RatchetType.HANDSHAKE);
        MessageKey application = receiver.next(crypto, 1, RatchetType.APPLICATION)) {
      assertThat(handshake.key()).isNotEqualTo(application.key());
    }
  }

  @Test
  void usedKeyIsGone() throws KeyUnavailable {
    assertThat(keyAt(receiver, 3, 0)).isNotNull();
    refusal(0).hasMessage("USED_OR_TOO_OLD");
  }

  @Test
  void skippedKeysOpenLaterInAnyOrderAndOnce() throws KeyUnavailable {
    SecretTree inOrder = tree();
    Bytes second = keyAt(inOrder, 3, 1);
    Bytes third = keyAt(inOrder, 3, 2);
    assertThat(keyAt(receiver, 3, 4)).isNotNull();
    assertThat(keyAt(receiver, 3, 2)).isEqualTo(third);
    assertThat(keyAt(receiver, 3, 1)).isEqualTo(second);
    refusal(2).hasMessage("USED_OR_TOO_OLD");
  }

  @Test
  void keyBehindTheWindowIsGone() throws KeyUnavailable {
    assertThat(keyAt(receiver, 3, 8)).isNotNull();
    refusal(4).hasMessage("USED_OR_TOO_OLD");
    assertThat(keyAt(receiver, 3, 5)).isNotNull();
  }

  @Test
  void keyAgesOutAsTheRatchetMovesOn() throws KeyUnavailable {
    assertThat(keyAt(receiver, 3, 2)).isNotNull();
    assertThat(keyAt(receiver, 3, 5)).isNotNull();
    refusal(1).hasMessage("USED_OR_TOO_OLD");
    assertThat(keyAt(receiver, 3, 3)).isNotNull();
  }

  @Test
  void refusesToSkipFurtherThanTheLimit() throws KeyUnavailable {
    refusal(11).hasMessage("TOO_FAR_AHEAD");
    refusal(0xffff_ffffL).hasMessage("TOO_FAR_AHEAD");
    assertThat(keyAt(receiver, 3, 10)).isNotNull();
  }

  @Test
  void leafOutsideOfTheTreeHasNoKey() {
    assertThatThrownBy(() -> keyAt(receiver, 8, 0)).hasMessage("NO_SUCH_LEAF");
  }

  @Test
  void failedAttemptUsesNothingUp() throws KeyUnavailable {
    try (SecretTree.Attempt attempt = receiver.attempt(crypto, 3, RatchetType.APPLICATION, 9)) {
      assertThat(attempt.key().generation()).isEqualTo(9);
    }
    assertThat(keyAt(receiver, 3, 0)).isEqualTo(keyAt(tree(), 3, 0));
  }

  @Test
  void survivesStorage() throws KeyUnavailable {
    assertThat(keyAt(receiver, 3, 3)).isNotNull();
    assertThat(keyAt(receiver, 6, 0)).isNotNull();
    SecretTree restored =
        WireReader.decode(receiver.encode(), reader -> SecretTree.read(reader, LIMITS));
    assertThat(restored.encode()).isEqualTo(receiver.encode());
    for (int generation : new int[] {1, 0, 2, 4}) {
      assertThat(keyAt(restored, 3, generation)).isEqualTo(keyAt(receiver, 3, generation));
    }
    assertThat(keyAt(restored, 0, 0)).isEqualTo(keyAt(receiver, 0, 0));
    assertThatThrownBy(() -> keyAt(restored, 6, 0)).hasMessage("USED_OR_TOO_OLD");
  }
}
