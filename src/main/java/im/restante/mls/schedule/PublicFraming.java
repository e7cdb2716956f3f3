package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.AuthenticatedContentTBM;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.FramedContentTBS;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Sender;
import im.restante.mls.message.WireFormat;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Signatures of contents and the membership tag of those sent in the clear (RFC 9420 §6.1, §6.2).
public final class PublicFraming {
  private static final String SIGNATURE_LABEL = "FramedContentTBS";

  private PublicFraming() {}

  /// The signature of `content`, to be sent in `wireFormat`, in the epoch of `context`.
  public static Bytes sign(
      SuiteCrypto crypto,
      Secret signatureKey,
      WireFormat wireFormat,
      FramedContent content,
      GroupContext context) {
    return Labels.signWithLabel(
        crypto,
        signatureKey,
        SIGNATURE_LABEL,
        FramedContentTBS.of(wireFormat, content, context).encode());
  }

  /// Whether the signature of `authenticated` verifies under its sender's key.
  public static boolean verify(
      SuiteCrypto crypto,
      Bytes signatureKey,
      AuthenticatedContent authenticated,
      GroupContext context) {
    return Labels.verifyWithLabel(
        crypto,
        signatureKey,
        SIGNATURE_LABEL,
        FramedContentTBS.of(authenticated.wireFormat(), authenticated.content(), context).encode(),
        authenticated.auth().signature());
  }

  /// The PublicMessage for a signed content, with a membership tag if a member sends it.
  ///
  /// @param membershipKey of the epoch of `context`
  public static PublicMessage protect(
      SuiteCrypto crypto,
      Secret membershipKey,
      FramedContent content,
      FramedContentAuthData auth,
      GroupContext context) {
    Bytes tag =
        content.sender() instanceof Sender.Member
            ? membershipTag(crypto, membershipKey, content, auth, context)
            : null;
    return new PublicMessage(content, auth, tag);
  }

  /// Whether the membership tag is right, or rightly absent (§6.2).
  public static boolean hasValidMembershipTag(
      SuiteCrypto crypto, Secret membershipKey, PublicMessage message, GroupContext context) {
    @Nullable Bytes tag = message.membershipTag();
    return tag == null
        || tag.equalsConstantTime(
            membershipTag(crypto, membershipKey, message.content(), message.auth(), context));
  }

  private static Bytes membershipTag(
      SuiteCrypto crypto,
      Secret membershipKey,
      FramedContent content,
      FramedContentAuthData auth,
      GroupContext context) {
    FramedContentTBS tbs = FramedContentTBS.of(WireFormat.PUBLIC_MESSAGE, content, context);
    return crypto.mac(membershipKey, new AuthenticatedContentTBM(tbs, auth).encode());
  }
}
