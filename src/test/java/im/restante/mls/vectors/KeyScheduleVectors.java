package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.schedule.EpochSecrets;
import im.restante.mls.schedule.KeySchedule;
import im.restante.wire.Bytes;
import io.vertx.core.json.JsonObject;

/// `key-schedule.json`: the schedule over several epochs (RFC 9420 §8).
final class KeyScheduleVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    Secret init = VectorJson.secret(vector, "initial_init_secret");
    Bytes groupId = VectorJson.hex(vector, "group_id");
    long epoch = 0;
    for (Object each : vector.getJsonArray("epochs")) {
      JsonObject expected = (JsonObject) each;
      Bytes context =
          new GroupContext(
                  ProtocolVersion.MLS10,
                  new CipherSuiteId(crypto.suite().value()),
                  groupId,
                  epoch++,
                  VectorJson.hex(expected, "tree_hash"),
                  VectorJson.hex(expected, "confirmed_transcript_hash"),
                  Extensions.EMPTY)
              .encode();
      assertThat(context).isEqualTo(VectorJson.hex(expected, "group_context"));
      init = epoch(crypto, init, context, expected);
    }
    return Outcome.passed();
  }

  private static Secret epoch(SuiteCrypto crypto, Secret init, Bytes context, JsonObject expected) {
    Secret commit = VectorJson.secret(expected, "commit_secret");
    Secret joiner = KeySchedule.joinerSecret(crypto, init, commit, context);
    same(joiner, expected, "joiner_secret");
    Secret member =
        KeySchedule.memberSecret(crypto, joiner, VectorJson.secret(expected, "psk_secret"));
    same(KeySchedule.welcomeSecret(crypto, member), expected, "welcome_secret");
    Secret root = KeySchedule.epochSecret(crypto, member, context);
    EpochSecrets secrets = EpochSecrets.derive(crypto, root);
    same(EpochSecrets.encryptionSecret(crypto, root), expected, "encryption_secret");
    same(secrets.init(), expected, "init_secret");
    same(secrets.senderData(), expected, "sender_data_secret");
    same(secrets.exporter(), expected, "exporter_secret");
    same(secrets.external(), expected, "external_secret");
    same(secrets.confirmationKey(), expected, "confirmation_key");
    same(secrets.membershipKey(), expected, "membership_key");
    same(secrets.resumptionPsk(), expected, "resumption_psk");
    same(secrets.epochAuthenticator(), expected, "epoch_authenticator");
    assertThat(secrets.externalKeyPair(crypto).publicKey())
        .isEqualTo(VectorJson.hex(expected, "external_pub"));
    JsonObject exporter = expected.getJsonObject("exporter");
    same(
        KeySchedule.export(
            crypto,
            secrets.exporter(),
            exporter.getString("label"),
            VectorJson.hex(exporter, "context"),
            exporter.getInteger("length")),
        exporter,
        "secret");
    return secrets.init();
  }

  private static void same(Secret actual, JsonObject vector, String field) {
    assertThat(actual).as(field).isEqualTo(VectorJson.secret(vector, field));
  }
}
