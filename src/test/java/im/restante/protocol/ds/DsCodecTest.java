package im.restante.protocol.ds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.mls.message.MlsExamples;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the structs of this package write they read back, and nothing shorter or longer (A-03,
///
class DsCodecTest {
  private final DsExamples examples = new DsExamples(22);
  private final MlsExamples mls = new MlsExamples(new Random(22));

  @Test
  void requestsSurviveTheWire() {
    for (DSRequestEnvelope envelope : examples.envelopes()) {
      boolean open = envelope.content().request() instanceof DSRequest.Unsupported;
      check(envelope, DSRequestEnvelope::read, !open);
    }
  }

  @Test
  void everyRequestTypeDecodes() {
    List<DSRequestType> types = examples.requests().stream().map(DSRequest::type).toList();
    assertThat(types).contains(DSRequestType.values());
    assertThatThrownBy(() -> DSRequest.read(new WireReader(Bytes.fromHex("16"))))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test
  void responsesSurviveTheWire() {
    for (DSResponse response : examples.responses()) {
      check(response, DSResponse::read, true);
    }
  }

  @Test
  void extensionsAndBundlesSurviveTheWire() {
    check(new MimiDsVersion(1, MetadataMode.REDUCED), MimiDsVersion::read, true);
    check(new MimiDsVersions(List.of(1, 2)), MimiDsVersions::read, true);
    check(IdentityLinkPolicy.FORBIDDEN, IdentityLinkPolicy::read, true);
    check(new GroupSecretsWrap(mls.bytes(), mls.bytes()), GroupSecretsWrap::read, true);
    check(
        new WelcomeBundle(
            mls.mlsMessage(),
            new WelcomeBundle.Part(
                new EncryptedWelcomeAttributionInfo(mls.bytes()),
                Bytes.EMPTY,
                Bytes.EMPTY,
                mls.bytes())),
        WelcomeBundle::read,
        true);
    check(new AddAad(List.of(new EncryptedIdentityLinkKey(mls.bytes()))), AddAad::read, true);
  }

  @Test
  @DisplayName("A-05: other versions are recognised before anything else is read")
  void recognisesOtherVersions() {
    assertThat(DSRequestEnvelope.isOfOtherVersion(Bytes.fromHex("0002ffff"))).isTrue();
    assertThat(DSRequestEnvelope.isOfOtherVersion(Bytes.fromHex("0000"))).isTrue();
    assertThat(DSRequestEnvelope.isOfOtherVersion(Bytes.fromHex("0001"))).isFalse();
    assertThat(DSRequestEnvelope.isOfOtherVersion(Bytes.fromHex("00"))).isFalse();
  }

  @Test
  @DisplayName("V1: a group state key has 32 bytes or is not there")
  void refusesOddGroupStateKeys() {
    Bytes body =
        DSRequestContent.of(Bytes.wrap(new byte[31]), new RequestGroupIdRequest()).encode();
    assertThatThrownBy(() -> WireReader.decode(body, DSRequestContent::read))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test
  @DisplayName("E-28: SafeAAD items come in increasing order and once each")
  void refusesUnsortedAad() {
    SafeAad.Item low = new SafeAad.Item(SafeAad.ADD_AAD, Bytes.EMPTY);
    SafeAad.Item high = new SafeAad.Item(SafeAad.USER_AUTH_KEY, Bytes.EMPTY);
    assertThat(SafeAad.decode(Bytes.EMPTY)).isEqualTo(SafeAad.EMPTY);
    check(new SafeAad(List.of(low, high)), SafeAad::read, true);
    for (List<SafeAad.Item> wrong : List.of(List.of(high, low), List.of(low, low))) {
      Bytes encoded = new SafeAad(wrong).encode();
      assertThatThrownBy(() -> SafeAad.decode(encoded)).isInstanceOf(MalformedMessage.class);
    }
  }

  private static <T extends WireStruct> void check(
      T value, Function<WireReader, ? extends WireStruct> read, boolean closed) {
    Bytes encoded = value.encode();
    assertThat(WireReader.decode(encoded, read)).isEqualTo(value);
    assertThat(WireReader.decode(encoded, read).encode()).isEqualTo(encoded);
    if (closed) {
      for (int size = 0; size < encoded.size(); size += 1 + encoded.size() / 50) {
        Bytes cut = encoded.slice(0, size);
        assertThatThrownBy(() -> WireReader.decode(cut, read)).isInstanceOf(MalformedMessage.class);
      }
      Bytes more = Bytes.concat(encoded, Bytes.fromHex("00"));
      assertThatThrownBy(() -> WireReader.decode(more, read)).isInstanceOf(MalformedMessage.class);
    }
  }
}
