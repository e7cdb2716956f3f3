package im.restante.mls.group;

import im.restante.mls.message.Credential;
import im.restante.mls.message.LeafNode;

/// [CredentialRules#basic].
enum BasicCredentialRules implements CredentialRules {
  INSTANCE;

  @Override
  public boolean accepts(LeafNode leaf, long nowSeconds) {
    return true;
  }

  @Override
  public boolean mayReplace(LeafNode before, LeafNode after) {
    return switch (before.credential()) {
      case Credential.X509 _ -> after.credential() instanceof Credential.X509;
      case Credential.Basic basic -> basic.equals(after.credential());
      case Credential.Opaque opaque -> opaque.equals(after.credential());
    };
  }
}
