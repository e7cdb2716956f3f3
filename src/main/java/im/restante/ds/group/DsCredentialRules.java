package im.restante.ds.group;

import im.restante.mls.group.CredentialRules;
import im.restante.mls.message.LeafNode;
import im.restante.protocol.ds.MetadataMode;

/// The credentials of one metadata mode (E-01), and that a leaf stays with its user.
///
/// In full-metadata groups a leaf stays with its client as well: nothing else names it.
record DsCredentialRules(MetadataMode mode) implements CredentialRules {
  @Override
  public boolean accepts(LeafNode leaf, long nowSeconds) {
    return MemberId.of(leaf, mode) != null;
  }

  @Override
  public boolean mayReplace(LeafNode before, LeafNode after) {
    MemberId was = MemberId.of(before, mode);
    MemberId is = MemberId.of(after, mode);
    if (was == null || is == null) {
      return false;
    }
    return switch (mode) {
      case FULL -> was.equals(is);
      case REDUCED -> was.user().equals(is.user()) && was.domain().equals(is.domain());
    };
  }
}
