package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.LeafNode;
import im.restante.wire.Bytes;

/// Signatures over the structs a member makes (RFC 9420 §7.2).
final class Signing {
  private Signing() {}

  /// `unsigned` with its signature; group id and index count only for Update and Commit leaves.
  static LeafNode sign(
      SuiteCrypto crypto, Secret signatureKey, LeafNode unsigned, Bytes groupId, int leafIndex) {
    return unsigned.withSignature(
        Labels.signWithLabel(
            crypto, signatureKey, "LeafNodeTBS", unsigned.toBeSigned(groupId, leafIndex)));
  }
}
