package im.restante.mls.group;

import im.restante.mls.message.LeafNode;

/// What the application thinks of credentials (RFC 9420 §5.3.1): the part of validation that is not
/// the protocol's.
public interface CredentialRules {
  /// Whether a leaf's credential may appear in a group.
  boolean accepts(LeafNode leaf, long nowSeconds);

  /// Whether `after` may take the place of `before`: in an Update, a commit's path, or an external
  /// commit that removes the joiner's old leaf.
  boolean mayReplace(LeafNode before, LeafNode after);

  /// Accepts every credential and lets it be replaced by one of its kind that is equal, or for
  /// X.509, whose chains are carried unread, by any other.
  static CredentialRules basic() {
    return BasicCredentialRules.INSTANCE;
  }
}
