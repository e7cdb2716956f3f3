package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.HpkeSealed;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.EncryptedGroupSecrets;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.GroupSecrets;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.Welcome;
import im.restante.mls.schedule.EpochSecrets;
import im.restante.mls.schedule.KeySchedule;
import im.restante.mls.schedule.WelcomeKeys;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/// `welcome.json`: group secrets, GroupInfo and confirmation tag without a tree (RFC 9420
/// §12.4.3.1).
final class WelcomeVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    Welcome welcome = (Welcome) MLSMessage.decode(VectorJson.hex(vector, "welcome")).body();
    KeyPackage keyPackage =
        (KeyPackage) MLSMessage.decode(VectorJson.hex(vector, "key_package")).body();
    Bytes reference = Labels.refHash(crypto, "MLS 1.0 KeyPackage Reference", keyPackage.encoded());
    EncryptedGroupSecrets ours =
        welcome.secrets().stream()
            .filter(each -> each.newMember().equals(reference))
            .findFirst()
            .orElseThrow();
    Bytes opened =
        Labels.decryptWithLabel(
            crypto,
            VectorJson.secret(vector, "init_priv"),
            keyPackage.initKey(),
            "Welcome",
            welcome.encryptedGroupInfo(),
            new HpkeSealed(
                ours.encryptedGroupSecrets().kemOutput(),
                ours.encryptedGroupSecrets().ciphertext()));
    GroupSecrets secrets = WireReader.decode(Objects.requireNonNull(opened), GroupSecrets::read);
    Secret member =
        KeySchedule.memberSecret(
            crypto,
            Secret.copyOf(secrets.joinerSecret()),
            Secret.zeros(crypto.suite().hashLength()));
    WelcomeKeys keys = WelcomeKeys.derive(crypto, KeySchedule.welcomeSecret(crypto, member));
    GroupInfo info =
        WireReader.decode(
            Objects.requireNonNull(keys.open(crypto, welcome.encryptedGroupInfo())),
            GroupInfo::read);
    assertThat(
            Labels.verifyWithLabel(
                crypto,
                VectorJson.hex(vector, "signer_pub"),
                "GroupInfoTBS",
                info.toBeSigned(),
                info.signature()))
        .isTrue();
    Secret epoch = KeySchedule.epochSecret(crypto, member, info.groupContext().encode());
    assertThat(
            EpochSecrets.derive(crypto, epoch)
                .confirmationTag(crypto, info.groupContext().confirmedTranscriptHash()))
        .isEqualTo(info.confirmationTag());
    return Outcome.passed();
  }
}
