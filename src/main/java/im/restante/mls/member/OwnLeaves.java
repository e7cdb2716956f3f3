package im.restante.mls.member;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Update;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// New leaf nodes for our own place in a group.
final class OwnLeaves {
  private OwnLeaves() {}

  /// What a leaf says after `change`.
  static LeafParameters parameters(LeafNode before, LeafChange change) {
    LeafParameters changed = change.leaf();
    return changed == null
        ? new LeafParameters(before.credential(), before.capabilities(), before.extensions())
        : changed;
  }

  /// The contents of the leaf that a commit's path puts in our place.
  static CommitMaking.NewLeaf forCommit(LeafNode before, LeafChange change, Secret signatureKey) {
    SignatureKeyPair keys = change.signatureKey();
    return keys == null
        ? new CommitMaking.NewLeaf(parameters(before, change), before.signatureKey(), signatureKey)
        : new CommitMaking.NewLeaf(
            parameters(before, change), keys.publicKey(), keys.privateKey().duplicate());
  }

  /// @param signatureKey null if it stays
  record UpdateLeaf(Update proposal, Secret leafKey, @Nullable Secret signatureKey) {}

  /// A signed leaf for an Update proposal (RFC 9420 §12.1.2), with its private keys.
  static UpdateLeaf update(
      SuiteCrypto crypto, LeafNode before, LeafChange change, Epoch epoch, RandomSource random) {
    HpkeKeyPair encryption = crypto.generateHpkeKeyPair(random);
    LeafParameters parameters = parameters(before, change);
    SignatureKeyPair keys = change.signatureKey();
    Secret changedKey = keys == null ? null : keys.privateKey().duplicate();
    LeafNode unsigned =
        LeafNode.of(
            encryption.publicKey(),
            keys == null ? before.signatureKey() : keys.publicKey(),
            parameters.credential(),
            parameters.capabilities(),
            new LeafNodeSource.FromUpdate(),
            parameters.extensions(),
            Bytes.EMPTY);
    LeafNode leaf =
        Signing.sign(
            crypto,
            changedKey == null ? epoch.signatureKey() : changedKey,
            unsigned,
            epoch.context().groupId(),
            epoch.leafIndex());
    return new UpdateLeaf(new Update(leaf), encryption.privateKey(), changedKey);
  }
}
