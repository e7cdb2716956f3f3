package im.restante.mls.interop;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Welcome;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The other implementation among itself, so that a failure of [BcMlsInteropTest] is about the two,
/// and that our structs read and write all it sends.
class BcMlsClientTest {
  private static final long NOW_SECONDS = System.currentTimeMillis() / 1000;

  private static InteropScenarios.Maker bc(int suite) {
    return name -> new BcMlsClient(suite, name, NOW_SECONDS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void agreesInEverySuite(int suite) throws Exception {
    InteropScenarios.addAndUpdate(bc(suite), bc(suite));
  }

  @Test
  void growsAndShrinks() throws Exception {
    InteropScenarios.growAndShrink(bc(1), bc(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void commitsProposals(boolean encrypt) throws Exception {
    InteropScenarios.proposeAndCommit(bc(1), bc(1), encrypt);
  }

  @Test
  void joinsFromOutside() throws Exception {
    InteropScenarios.joinFromOutside(bc(1), bc(1));
  }

  @Test
  void ourStructsReadAndWriteWhatItSends() throws Exception {
    BcMlsClient alice = new BcMlsClient(1, "alice", NOW_SECONDS);
    BcMlsClient bob = new BcMlsClient(1, "bob", NOW_SECONDS);
    alice.create(Bytes.utf8("group"));
    InteropClient.Sent sent = alice.commit(false, List.of(bob.keyPackage()), List.of());
    alice.merge();

    assertThat(decoded(bob.keyPackage())).isInstanceOf(KeyPackage.class);
    assertThat(decoded(sent.commit())).isInstanceOf(PublicMessage.class);
    assertThat(decoded(Objects.requireNonNull(sent.welcome()))).isInstanceOf(Welcome.class);
    assertThat(decoded(alice.groupInfo())).isInstanceOf(GroupInfo.class);
    assertThat(decoded(alice.proposeUpdate(false))).isInstanceOf(PublicMessage.class);
    assertThat(decoded(alice.protect(Bytes.utf8("hello")))).isInstanceOf(PrivateMessage.class);
  }

  private static MLSMessage.Body decoded(Bytes message) {
    MLSMessage decoded = MLSMessage.decode(message);
    assertThat(MLSMessage.of(decoded.body()).encoded()).isEqualTo(message);
    return decoded.body();
  }
}
