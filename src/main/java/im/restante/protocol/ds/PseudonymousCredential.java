package im.restante.protocol.ds;

import im.restante.mls.message.Credential;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// How a client appears in a reduced-metadata group (E-01): two pseudonyms and, encrypted, who it
/// is.
///
/// ```
/// struct {
///   IdentifierUri client_pseudonym;
///   IdentifierUri user_pseudonym;
///   opaque signature_public_key<V>;
///   opaque identity_link_ciphertext<V>;
/// } PseudonymousCredential;
/// ```
///
/// In a Credential it stands inside one vector, and bytes after it in there are an error (X-41,
/// V22).
public record PseudonymousCredential(
    IdentifierUri clientPseudonym,
    IdentifierUri userPseudonym,
    Bytes signaturePublicKey,
    Bytes identityLinkCiphertext)
    implements WireStruct {
  public Credential toCredential() {
    return new Credential.Opaque(DsTypes.PSEUDONYMOUS, encode());
  }

  /// The pseudonymous credential that `credential` is, or null for any other and for a malformed
  /// one.
  public static @Nullable PseudonymousCredential of(Credential credential) {
    if (credential instanceof Credential.Opaque(var type, Bytes body)
        && type.equals(DsTypes.PSEUDONYMOUS)) {
      try {
        return WireReader.decode(body, PseudonymousCredential::read);
      } catch (MalformedMessage malformed) {
        return null;
      }
    }
    return null;
  }

  /// PseudonymousCredentialTBS: all but the link, in the wire form (V22).
  public Bytes toBeSigned() {
    return new WireWriter()
        .struct(clientPseudonym)
        .struct(userPseudonym)
        .opaque(signaturePublicKey)
        .toBytes();
  }

  public static PseudonymousCredential read(WireReader reader) {
    return new PseudonymousCredential(
        IdentifierUri.read(reader),
        IdentifierUri.read(reader),
        reader.opaque("signature_public_key"),
        reader.opaque("identity_link_ciphertext"));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .struct(clientPseudonym)
        .struct(userPseudonym)
        .opaque(signaturePublicKey)
        .opaque(identityLinkCiphertext);
  }
}
