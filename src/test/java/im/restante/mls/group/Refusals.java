package im.restante.mls.group;

import im.restante.mls.check.Check;
import im.restante.mls.check.Checked;
import im.restante.mls.message.LeafNode;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What tests of refusals have in common.
final class Refusals {
  private Refusals() {}

  /// The check that refused, null if none did.
  static @Nullable Check by(Checked<?> checked) {
    return switch (checked) {
      case Checked.Valid<?> _ -> null;
      case Checked.Invalid<?>(var rejection) -> rejection.check();
    };
  }

  /// The same bytes with one bit of the last byte flipped.
  static Bytes flipped(Bytes bytes) {
    byte[] copy = bytes.toByteArray();
    copy[copy.length - 1] ^= 1;
    return Bytes.wrap(copy);
  }

  /// Unsigned copies of a leaf with other parts.
  static LeafNode encryptionKey(LeafNode leaf, Bytes key) {
    return LeafNode.of(
        key,
        leaf.signatureKey(),
        leaf.credential(),
        leaf.capabilities(),
        leaf.source(),
        leaf.extensions(),
        leaf.signature());
  }

  static LeafNode signatureKey(LeafNode leaf, Bytes key) {
    return LeafNode.of(
        leaf.encryptionKey(),
        key,
        leaf.credential(),
        leaf.capabilities(),
        leaf.source(),
        leaf.extensions(),
        leaf.signature());
  }

  static LeafNode capabilities(LeafNode leaf, im.restante.mls.message.Capabilities capabilities) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        leaf.credential(),
        capabilities,
        leaf.source(),
        leaf.extensions(),
        leaf.signature());
  }

  static LeafNode extensions(LeafNode leaf, im.restante.mls.message.Extensions extensions) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        leaf.credential(),
        leaf.capabilities(),
        leaf.source(),
        extensions,
        leaf.signature());
  }

  static LeafNode source(LeafNode leaf, im.restante.mls.message.LeafNodeSource source) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        leaf.credential(),
        leaf.capabilities(),
        source,
        leaf.extensions(),
        leaf.signature());
  }

  static LeafNode credential(LeafNode leaf, im.restante.mls.message.Credential credential) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        credential,
        leaf.capabilities(),
        leaf.source(),
        leaf.extensions(),
        leaf.signature());
  }
}
