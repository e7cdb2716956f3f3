package im.restante.mls.member;

import im.restante.crypto.RandomSource;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Content;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Sender;
import im.restante.mls.message.WireFormat;
import im.restante.mls.schedule.Padding;
import im.restante.mls.schedule.PrivateFraming;
import im.restante.mls.schedule.PublicFraming;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Signs and frames what a member sends (RFC 9420 §6).
record OwnFraming(SuiteCrypto crypto, Epoch epoch, Padding padding, RandomSource random) {
  /// @param membershipTag null in a PrivateMessage
  record Framed(MLSMessage message, AuthenticatedContent content, @Nullable Bytes membershipTag) {}

  /// Frames a proposal or application data.
  Framed frame(Content content, Bytes authenticatedData, HandshakeFraming how) {
    GroupContext context = epoch.context();
    FramedContent framed =
        FramedContent.of(
            context.groupId(),
            context.epoch(),
            new Sender.Member(epoch.leafIndex()),
            authenticatedData,
            content);
    WireFormat wireFormat = how.wireFormat();
    Bytes signature = PublicFraming.sign(crypto, epoch.signatureKey(), wireFormat, framed, context);
    return frame(
        new AuthenticatedContent(wireFormat, framed, new FramedContentAuthData(signature, null)));
  }

  /// Frames a content that is signed already.
  Framed frame(AuthenticatedContent content) {
    if (content.wireFormat().equals(WireFormat.PRIVATE_MESSAGE)) {
      return new Framed(
          MLSMessage.of(
              PrivateFraming.protect(
                  crypto,
                  epoch.secrets().senderData(),
                  epoch.secretTree(),
                  epoch.leafIndex(),
                  content.content(),
                  content.auth(),
                  padding,
                  random)),
          content,
          null);
    }
    PublicMessage message =
        PublicFraming.protect(
            crypto,
            epoch.secrets().membershipKey(),
            content.content(),
            content.auth(),
            epoch.context());
    return new Framed(MLSMessage.of(message), content, message.membershipTag());
  }
}
