package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Sender;
import im.restante.mls.schedule.PublicFraming;
import im.restante.wire.Bytes;

/// The checks of RFC 9420 §6 on the frame of a message.
final class FramingChecks {
  private FramingChecks() {}

  /// Group and epoch: two comparisons, before anything is opened or verified (P6).
  static void header(FramedContent content, GroupContext context) {
    require(content.groupId().equals(context.groupId()), Check.GROUP_ID);
    if (content.epoch() != context.epoch()) {
      throw new CheckFailed(
          Rejection.of(Check.EPOCH)
              .with("expected", context.epoch())
              .with("actual", content.epoch()));
    }
  }

  /// Lengths of the tags that a PublicMessage carries; their presence is a matter of decoding.
  static void tagLengths(PublicMessage message, int hashLength) {
    Bytes membershipTag = message.membershipTag();
    require(
        membershipTag == null || membershipTag.size() == hashLength, Check.MEMBERSHIP_TAG_PRESENT);
    Bytes confirmationTag = message.auth().confirmationTag();
    require(
        confirmationTag == null || confirmationTag.size() == hashLength,
        Check.CONFIRMATION_TAG_PRESENT);
  }

  /// The leaf of a member sender.
  static LeafNode member(Sender.Member sender, GroupCheck check) {
    LeafNode leaf =
        check.tree().hasMember(sender.leafIndex())
            ? check.tree().leaf((int) sender.leafIndex())
            : null;
    if (leaf == null) {
      throw new CheckFailed(Rejection.of(Check.SENDER_IS_MEMBER).with("leaf", sender.leafIndex()));
    }
    return leaf;
  }

  static void signature(AuthenticatedContent message, Bytes signatureKey, GroupCheck check) {
    require(
        PublicFraming.verify(
            check.access().crypto(), signatureKey, message, check.core().context()),
        Check.FRAMING_SIGNATURE);
  }
}
