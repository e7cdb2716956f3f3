package im.restante.ds.group;

import im.restante.mls.message.Credential;
import im.restante.mls.message.LeafNode;
import im.restante.protocol.ds.ClientIdentity;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.PseudonymousCredential;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Whose leaf it is, as far as the service may know: a user and one client of it.
///
/// Full metadata: `mimi://{domain}/d/{user}/{client}`. Reduced: two pseudonyms (E-04, E-05).
///
/// @param user names the user within the group
/// @param client names the client within the group
/// @param domain the provider's, in lower case
public record MemberId(Bytes user, Bytes client, String domain) {
  /// The member that `leaf` is in a group of `mode`, or null where its credential is not of that
  /// mode (E-01, E-03, E-12).
  public static @Nullable MemberId of(LeafNode leaf, MetadataMode mode) {
    return switch (mode) {
      case FULL ->
          leaf.credential() instanceof Credential.Basic(Bytes identity) ? named(identity) : null;
      case REDUCED -> {
        PseudonymousCredential credential = PseudonymousCredential.of(leaf.credential());
        yield credential == null || !credential.signaturePublicKey().equals(leaf.signatureKey())
            ? null
            : pseudonymous(credential);
      }
    };
  }

  private static @Nullable MemberId named(Bytes identity) {
    ClientIdentity name = ClientIdentity.parse(identity);
    return name == null
        ? null
        : new MemberId(Bytes.utf8(name.domain() + "/" + name.user()), identity, name.domain());
  }

  private static @Nullable MemberId pseudonymous(PseudonymousCredential credential) {
    String user = credential.userPseudonym().pseudonymDomain(IdentifierUri.Kind.USER);
    String client = credential.clientPseudonym().pseudonymDomain(IdentifierUri.Kind.CLIENT);
    return user == null || !user.equals(client)
        ? null
        : new MemberId(credential.userPseudonym().uri(), credential.clientPseudonym().uri(), user);
  }

  /// Names nobody.
  @Override
  public String toString() {
    return "MemberId[]";
  }
}
