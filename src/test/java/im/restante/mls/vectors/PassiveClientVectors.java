package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.CredentialRules;
import im.restante.mls.group.GroupRules;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.member.MemberSettings;
import im.restante.mls.member.Received;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `passive-client-*.json`: a client joins by Welcome and follows the group (RFC 9420 §12.4).
///
/// Between epochs the client's state goes through its stored form.
final class PassiveClientVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    KeyPackageBundle bundle = bundle(vector, crypto);
    long nowSeconds = nowSeconds(bundle.keyPackage().leafNode());
    MemberSettings settings = settings(vector);
    MemberGroup group =
        MemberGroup.join(
                settings,
                crypto,
                VectorJson.hex(vector, "welcome"),
                bundle,
                tree(vector),
                nowSeconds)
            .orElseThrow()
            .group();
    assertThat(group.epochAuthenticator())
        .isEqualTo(VectorJson.hex(vector, "initial_epoch_authenticator"));
    for (Object each : vector.getJsonArray("epochs")) {
      JsonObject epoch = (JsonObject) each;
      for (Object proposal : epoch.getJsonArray("proposals")) {
        assertThat(group.process(Bytes.fromHex((String) proposal), nowSeconds).orElseThrow())
            .isInstanceOf(Received.ProposalKept.class);
      }
      group = MemberGroup.decode(settings, crypto, group.encode());
      assertThat(group.process(VectorJson.hex(epoch, "commit"), nowSeconds).orElseThrow())
          .isInstanceOf(Received.EpochChanged.class);
      assertThat(group.epochAuthenticator())
          .isEqualTo(VectorJson.hex(epoch, "epoch_authenticator"));
    }
    return Outcome.passed();
  }

  private static KeyPackageBundle bundle(JsonObject vector, SuiteCrypto crypto) {
    KeyPackage keyPackage =
        (KeyPackage) MLSMessage.decode(VectorJson.hex(vector, "key_package")).body();
    Secret initKey = key(vector, "init_priv", crypto);
    Secret encryptionKey = key(vector, "encryption_priv", crypto);
    assertThat(crypto.hpkePublicKey(initKey)).isEqualTo(keyPackage.initKey());
    assertThat(crypto.hpkePublicKey(encryptionKey))
        .isEqualTo(keyPackage.leafNode().encryptionKey());
    Secret signatureKey = key(vector, "signature_priv", crypto);
    Bytes probe = Bytes.utf8("probe");
    assertThat(
            crypto.verify(
                keyPackage.leafNode().signatureKey(), probe, crypto.sign(signatureKey, probe)))
        .isTrue();
    return new KeyPackageBundle(keyPackage, initKey, encryptionKey, signatureKey);
  }

  private static Secret key(JsonObject vector, String member, SuiteCrypto crypto) {
    return VectorKeys.privateKey(crypto.suite(), VectorJson.hex(vector, member));
  }

  private static @Nullable RatchetTree tree(JsonObject vector) {
    Bytes tree = VectorJson.optionalHex(vector, "ratchet_tree");
    return tree == null ? null : WireReader.decode(tree, RatchetTree::read);
  }

  private static MemberSettings settings(JsonObject vector) {
    Map<Bytes, Secret> psks = new HashMap<>();
    for (Object each : vector.getJsonArray("external_psks")) {
      JsonObject psk = (JsonObject) each;
      psks.put(VectorJson.hex(psk, "psk_id"), VectorJson.secret(psk, "psk"));
    }
    return MemberSettings.standard()
        .withRules(
            GroupRules.standard().withCredentials(new AnyCredential()).withLifetimeSecondsMax(-1))
        .withPsks(psks::get);
  }

  private static long nowSeconds(LeafNode leaf) {
    return leaf.source() instanceof LeafNodeSource.FromKeyPackage(var lifetime)
        ? lifetime.notBeforeSeconds() + 1
        : 0;
  }

  private static final class AnyCredential implements CredentialRules {
    @Override
    public boolean accepts(LeafNode leaf, long nowSeconds) {
      return true;
    }

    @Override
    public boolean mayReplace(LeafNode before, LeafNode after) {
      return true;
    }
  }
}
