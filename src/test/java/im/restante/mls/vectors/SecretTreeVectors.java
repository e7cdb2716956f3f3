package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.schedule.KeyUnavailable;
import im.restante.mls.schedule.MessageKey;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.mls.schedule.RatchetType;
import im.restante.mls.schedule.SecretTree;
import im.restante.mls.schedule.SenderDataKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// `secret-tree.json`: sender data keys and the ratchets of every leaf (RFC 9420 §6.3.2, §9).
final class SecretTreeVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    JsonObject senderData = vector.getJsonObject("sender_data");
    try (SenderDataKeys keys =
        SenderDataKeys.derive(
            crypto,
            VectorJson.secret(senderData, "sender_data_secret"),
            VectorJson.hex(senderData, "ciphertext"))) {
      assertThat(keys.key()).isEqualTo(VectorJson.secret(senderData, "key"));
      assertThat(keys.nonce()).isEqualTo(VectorJson.secret(senderData, "nonce"));
    }
    JsonArray leaves = vector.getJsonArray("leaves");
    SecretTree tree =
        new SecretTree(
            VectorJson.secret(vector, "encryption_secret"), leaves.size(), RatchetLimits.DEFAULT);
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      for (Object each : leaves.getJsonArray(leaf)) {
        JsonObject expected = (JsonObject) each;
        check(crypto, tree, leaf, RatchetType.HANDSHAKE, expected, "handshake");
        check(crypto, tree, leaf, RatchetType.APPLICATION, expected, "application");
      }
    }
    return Outcome.passed();
  }

  private static void check(
      SuiteCrypto crypto,
      SecretTree tree,
      int leaf,
      RatchetType type,
      JsonObject expected,
      String prefix) {
    try (SecretTree.Attempt attempt =
        tree.attempt(crypto, leaf, type, expected.getLong("generation"))) {
      compare(attempt.key(), expected, prefix);
      attempt.take();
    } catch (KeyUnavailable unavailable) {
      throw new AssertionError(unavailable);
    }
  }

  private static void compare(MessageKey key, JsonObject expected, String prefix) {
    assertThat(key.key()).isEqualTo(VectorJson.secret(expected, prefix + "_key"));
    assertThat(key.nonce()).isEqualTo(VectorJson.secret(expected, prefix + "_nonce"));
  }
}
