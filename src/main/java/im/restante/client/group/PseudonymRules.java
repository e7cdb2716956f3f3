package im.restante.client.group;

import im.restante.mls.group.CredentialRules;
import im.restante.mls.message.LeafNode;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.PseudonymousCredential;

/// What a member demands of credentials in a reduced-metadata group: pseudonyms in their one form,
/// the leaf's own key in them (E-12), and a user pseudonym that never changes.
final class PseudonymRules implements CredentialRules {
  @Override
  public boolean accepts(LeafNode leaf, long nowSeconds) {
    PseudonymousCredential credential = PseudonymousCredential.of(leaf.credential());
    return credential != null
        && credential.signaturePublicKey().equals(leaf.signatureKey())
        && credential.clientPseudonym().pseudonymDomain(IdentifierUri.Kind.CLIENT) != null
        && credential.userPseudonym().pseudonymDomain(IdentifierUri.Kind.USER) != null;
  }

  @Override
  public boolean mayReplace(LeafNode before, LeafNode after) {
    PseudonymousCredential old = PseudonymousCredential.of(before.credential());
    PseudonymousCredential successor = PseudonymousCredential.of(after.credential());
    return old != null
        && successor != null
        && old.userPseudonym().equals(successor.userPseudonym());
  }
}
