package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.message.ApplicationData;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.ContentType;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.SenderData;
import im.restante.mls.schedule.KeyUnavailable;
import im.restante.mls.schedule.PrivateFraming;
import im.restante.mls.schedule.PublicFraming;
import im.restante.mls.schedule.SecretTree;
import org.jspecify.annotations.Nullable;

/// Opens one PrivateMessage with the keys of the epoch it names (RFC 9420 §6.3, §14).
///
/// @param past the past epoch it names, null for the current one
record PrivateReading(
    GroupAccess access, MemberState state, PrivateMessage message, @Nullable PastEpoch past) {

  /// Finds the epoch: application messages may be of a past one, handshake messages may not.
  static PrivateReading of(GroupAccess access, MemberState state, PrivateMessage message) {
    GroupContext context = state.epoch.context();
    CheckFailed.require(message.groupId().equals(context.groupId()), Check.GROUP_ID);
    if (message.epoch() == context.epoch()) {
      return new PrivateReading(access, state, message, null);
    }
    if (message.contentType() != ContentType.APPLICATION) {
      throw new CheckFailed(
          Rejection.of(Check.EPOCH)
              .with("expected", context.epoch())
              .with("actual", message.epoch()));
    }
    PastEpoch past = state.past.find(message.epoch());
    if (past == null) {
      throw Refused.by(MemberCheck.EPOCH_KEPT);
    }
    return new PrivateReading(access, state, message, past);
  }

  /// A decrypted content whose key is used up by [#take].
  record Opened(SenderData sender, AuthenticatedContent content, SecretTree.Attempt attempt)
      implements AutoCloseable {
    void take() {
      attempt.take();
    }

    @Override
    public void close() {
      attempt.close();
    }
  }

  /// Decrypts sender and content; the signature is still to be verified.
  Opened open() {
    SenderData sender = PrivateFraming.openSender(crypto(), senderDataSecret(), message);
    if (sender == null) {
      throw Refused.by(MemberCheck.SENDER_DATA);
    }
    Refused.unless(sender.leafIndex() != state.epoch.leafIndex(), MemberCheck.NOT_OWN);
    SecretTree.Attempt attempt = attempt(sender);
    boolean opened = false;
    try {
      AuthenticatedContent content = PrivateFraming.open(crypto(), attempt.key(), sender, message);
      if (content == null) {
        throw Refused.by(MemberCheck.CONTENT);
      }
      opened = true;
      return new Opened(sender, content, attempt);
    } finally {
      if (!opened) {
        attempt.close();
      }
    }
  }

  /// Verifies the signature of application data under the sender's leaf of that epoch.
  Received.Application application(Opened opened) {
    if (!(opened.content().content().content() instanceof ApplicationData application)) {
      throw Refused.by(MemberCheck.MESSAGE_KIND);
    }
    int leafIndex = (int) opened.sender().leafIndex();
    LeafNode leaf = leaf(leafIndex);
    if (leaf == null) {
      throw new CheckFailed(Rejection.of(Check.SENDER_IS_MEMBER).with("leaf", leafIndex));
    }
    CheckFailed.require(
        PublicFraming.verify(crypto(), leaf.signatureKey(), opened.content(), context()),
        Check.FRAMING_SIGNATURE);
    return new Received.Application(
        message.epoch(),
        leafIndex,
        leaf,
        opened.sender().generation(),
        message.authenticatedData(),
        application.data());
  }

  private SecretTree.Attempt attempt(SenderData sender) {
    SecretTree tree = past == null ? state.epoch.secretTree() : past.secretTree();
    try {
      return PrivateFraming.attempt(crypto(), tree, sender, message);
    } catch (KeyUnavailable unavailable) {
      throw switch (unavailable.reason()) {
        case USED_OR_TOO_OLD -> Refused.by(MemberCheck.KEY_NOT_USED);
        case TOO_FAR_AHEAD -> Refused.by(MemberCheck.KEY_WITHIN_SKIP_LIMIT);
        case NO_SUCH_LEAF ->
            new CheckFailed(Rejection.of(Check.SENDER_IS_MEMBER).with("leaf", sender.leafIndex()));
      };
    }
  }

  private @Nullable LeafNode leaf(int leafIndex) {
    LeafNode now = state.epoch.group().member(access, leafIndex);
    return past == null ? now : state.past.leaf(past, leafIndex, now);
  }

  private GroupContext context() {
    return past == null ? state.epoch.context() : past.context();
  }

  private Secret senderDataSecret() {
    return past == null ? state.epoch.secrets().senderData() : past.senderData();
  }

  private SuiteCrypto crypto() {
    return access.crypto();
  }
}
