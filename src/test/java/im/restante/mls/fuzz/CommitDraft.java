package im.restante.mls.fuzz;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.mls.check.Checked;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProposalOrRef;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Sender;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.UpdatePathNode;
import im.restante.mls.message.WireFormat;
import im.restante.mls.schedule.PublicFraming;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A commit taken apart: what is changed here is signed again by its own committer, leaf, frame and
/// GroupInfo, so that nothing but the change itself can be what is wrong with it.
final class CommitDraft {
  final LiveGroup group;
  final int leafIndex;
  final RandomSource random;
  private final Secret frameKey;
  private final Secret leafKey;

  Bytes groupId;
  long epoch;
  Sender sender;
  Bytes authenticatedData;
  final List<ProposalOrRef> proposals;
  @Nullable LeafNode leaf;
  final List<UpdatePathNode> nodes;
  Bytes confirmationTag;
  @Nullable Bytes membershipTag;
  Extensions infoExtensions;

  /// The content, read again from changed bytes, in place of what the fields say.
  @Nullable Commit content;

  UnaryOperator<Bytes> leafSignature = UnaryOperator.identity();
  UnaryOperator<Bytes> frameSignature = UnaryOperator.identity();
  UnaryOperator<Bytes> infoSignature = UnaryOperator.identity();

  CommitDraft(
      LiveGroup group,
      PublicMessage message,
      Extensions infoExtensions,
      int leafIndex,
      Secret frameKey,
      Secret leafKey,
      RandomSource random) {
    this.group = group;
    this.leafIndex = leafIndex;
    this.frameKey = frameKey;
    this.leafKey = leafKey;
    this.random = random;
    this.infoExtensions = infoExtensions;
    groupId = message.content().groupId();
    epoch = message.content().epoch();
    sender = message.content().sender();
    authenticatedData = message.content().authenticatedData();
    Commit commit = (Commit) message.content().content();
    proposals = new ArrayList<>(commit.proposals());
    leaf = commit.path() == null ? null : commit.path().leafNode();
    nodes = new ArrayList<>(commit.path() == null ? List.of() : commit.path().nodes());
    confirmationTag = Objects.requireNonNull(message.auth().confirmationTag());
    membershipTag = message.membershipTag();
  }

  boolean external() {
    return sender instanceof Sender.NewMemberCommit;
  }

  boolean hasPath() {
    return leaf != null;
  }

  LeafNode leafNode() {
    return Objects.requireNonNull(leaf);
  }

  void propose(Proposal proposal) {
    proposals.add(new ProposalOrRef.ByValue(proposal));
  }

  Commit commit() {
    if (content != null) {
      return content;
    }
    return new Commit(proposals, leaf == null ? null : new UpdatePath(signed(leaf), nodes));
  }

  PublicMessage message() {
    FramedContent framed = FramedContent.of(groupId, epoch, sender, authenticatedData, commit());
    Bytes signature =
        PublicFraming.sign(
            group.crypto, frameKey, WireFormat.PUBLIC_MESSAGE, framed, group.server().context());
    return new PublicMessage(
        framed,
        new FramedContentAuthData(frameSignature.apply(signature), confirmationTag),
        sender instanceof Sender.Member
            ? Objects.requireNonNullElse(membershipTag, confirmationTag)
            : null);
  }

  /// The GroupInfo of the epoch that `message` leads to, or of the wrong one if it leads nowhere.
  PartialGroupInfo info(PublicMessage message) {
    var context =
        switch (follow(message)) {
          case Checked.Valid<AcceptedCommit>(AcceptedCommit accepted) -> accepted.next().context();
          case Checked.Invalid<AcceptedCommit> _ -> group.server().context();
        };
    GroupInfo info = GroupInfo.of(context, infoExtensions, confirmationTag, leafIndex, Bytes.EMPTY);
    Secret key = hasPath() ? leafKey : frameKey;
    return new PartialGroupInfo(
        infoExtensions,
        infoSignature.apply(
            Labels.signWithLabel(group.crypto, key, "GroupInfoTBS", info.toBeSigned())));
  }

  /// What a member who was given the commit without a GroupInfo says to it.
  Checked<AcceptedCommit> follow(PublicMessage message) {
    return group
        .server()
        .follow(
            message.authenticatedContent(),
            group.access,
            group.rules,
            KnownKeyPackages.none(),
            LiveGroup.NOW_SECONDS);
  }

  private LeafNode signed(LeafNode unsigned) {
    Bytes content = unsigned.toBeSigned(group.server().groupId(), leafIndex);
    return unsigned.withSignature(
        leafSignature.apply(Labels.signWithLabel(group.crypto, leafKey, "LeafNodeTBS", content)));
  }
}
