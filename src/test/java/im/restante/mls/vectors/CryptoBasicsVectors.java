package im.restante.mls.vectors;

import static im.restante.mls.vectors.VectorJson.hex;
import static im.restante.mls.vectors.VectorJson.secret;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.HpkeSealed;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import io.vertx.core.json.JsonObject;

/// crypto-basics.json: the labelled operations of RFC 9420 §5.1, §5.2, §8 and §9.
final class CryptoBasicsVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    refHash(crypto, vector.getJsonObject("ref_hash"));
    expandWithLabel(crypto, vector.getJsonObject("expand_with_label"));
    deriveSecret(crypto, vector.getJsonObject("derive_secret"));
    deriveTreeSecret(crypto, vector.getJsonObject("derive_tree_secret"));
    signWithLabel(crypto, vector.getJsonObject("sign_with_label"));
    encryptWithLabel(crypto, vector.getJsonObject("encrypt_with_label"));
    return Outcome.passed();
  }

  private static void refHash(SuiteCrypto crypto, JsonObject part) {
    assertThat(Labels.refHash(crypto, part.getString("label"), hex(part, "value")))
        .isEqualTo(hex(part, "out"));
  }

  private static void expandWithLabel(SuiteCrypto crypto, JsonObject part) {
    assertThat(
            Labels.expandWithLabel(
                crypto,
                secret(part, "secret"),
                part.getString("label"),
                hex(part, "context"),
                part.getInteger("length")))
        .isEqualTo(secret(part, "out"));
  }

  private static void deriveSecret(SuiteCrypto crypto, JsonObject part) {
    assertThat(Labels.deriveSecret(crypto, secret(part, "secret"), part.getString("label")))
        .isEqualTo(secret(part, "out"));
  }

  private static void deriveTreeSecret(SuiteCrypto crypto, JsonObject part) {
    assertThat(
            Labels.deriveTreeSecret(
                crypto,
                secret(part, "secret"),
                part.getString("label"),
                part.getLong("generation"),
                part.getInteger("length")))
        .isEqualTo(secret(part, "out"));
  }

  private static void signWithLabel(SuiteCrypto crypto, JsonObject part) {
    Bytes publicKey = hex(part, "pub");
    String label = part.getString("label");
    Bytes content = hex(part, "content");
    assertThat(Labels.verifyWithLabel(crypto, publicKey, label, content, hex(part, "signature")))
        .isTrue();
    Bytes signature = Labels.signWithLabel(crypto, secret(part, "priv"), label, content);
    assertThat(Labels.verifyWithLabel(crypto, publicKey, label, content, signature)).isTrue();
  }

  private static void encryptWithLabel(SuiteCrypto crypto, JsonObject part) {
    Bytes publicKey = hex(part, "pub");
    String label = part.getString("label");
    Bytes context = hex(part, "context");
    Bytes plaintext = hex(part, "plaintext");
    HpkeSealed published = new HpkeSealed(hex(part, "kem_output"), hex(part, "ciphertext"));
    HpkeSealed own =
        Labels.encryptWithLabel(
            crypto, publicKey, label, context, plaintext, new SeededRandom("crypto-basics"));
    for (HpkeSealed sealed : new HpkeSealed[] {published, own}) {
      assertThat(
              Labels.decryptWithLabel(
                  crypto, secret(part, "priv"), publicKey, label, context, sealed))
          .isEqualTo(plaintext);
    }
    assertThat(crypto.hpkePublicKey(secret(part, "priv"))).isEqualTo(publicKey);
  }
}
