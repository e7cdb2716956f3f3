package im.restante.mls.interop;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Welcome;
import im.restante.wire.Bytes;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The other implementation on its own: what the interoperability tests build upon, and that our
/// structs read and write all it sends.
class BcMlsClientTest {
  private static final Bytes GROUP_ID = Bytes.utf8("group");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void twoOfThemAgree(int suite) throws Exception {
    BcMlsClient alice = new BcMlsClient(suite, "alice");
    BcMlsClient bob = new BcMlsClient(suite, "bob");
    alice.create(GROUP_ID);

    BcMlsClient.Sent sent = alice.commit(false, alice.addition(bob.keyPackage()));
    alice.mergeCommit();
    bob.join(Objects.requireNonNull(sent.welcome()));
    assertThat(bob.epochAuthenticator()).isEqualTo(alice.epochAuthenticator());

    BcMlsClient.Sent update = bob.commit(true);
    bob.mergeCommit();
    alice.handle(update.commit());
    assertThat(alice.epoch()).isEqualTo(2);
    assertThat(bob.epochAuthenticator()).isEqualTo(alice.epochAuthenticator());
    assertThat(bob.unprotect(alice.protect(Bytes.utf8("hello")))).isEqualTo(Bytes.utf8("hello"));
  }

  @Test
  void oneJoinsFromOutside() throws Exception {
    BcMlsClient alice = new BcMlsClient(1, "alice");
    BcMlsClient bob = new BcMlsClient(1, "bob");
    alice.create(GROUP_ID);

    alice.handle(bob.externalJoin(alice.groupInfo()));

    assertThat(bob.epochAuthenticator()).isEqualTo(alice.epochAuthenticator());
  }

  @Test
  void ourStructsReadAndWriteWhatItSends() throws Exception {
    BcMlsClient alice = new BcMlsClient(1, "alice");
    BcMlsClient bob = new BcMlsClient(1, "bob");
    alice.create(GROUP_ID);
    BcMlsClient.Sent sent = alice.commit(false, alice.addition(bob.keyPackage()));
    alice.mergeCommit();

    assertThat(decoded(bob.keyPackage())).isInstanceOf(KeyPackage.class);
    assertThat(decoded(sent.commit())).isInstanceOf(PublicMessage.class);
    assertThat(decoded(Objects.requireNonNull(sent.welcome()))).isInstanceOf(Welcome.class);
    assertThat(decoded(alice.groupInfo())).isInstanceOf(im.restante.mls.message.GroupInfo.class);
    assertThat(decoded(alice.proposeRemoval(0, false))).isInstanceOf(PublicMessage.class);
    assertThat(decoded(alice.protect(Bytes.utf8("hello"))))
        .isInstanceOf(im.restante.mls.message.PrivateMessage.class);
  }

  private static MLSMessage.Body decoded(Bytes message) {
    MLSMessage decoded = MLSMessage.decode(message);
    assertThat(MLSMessage.of(decoded.body()).encoded()).isEqualTo(message);
    return decoded.body();
  }
}
