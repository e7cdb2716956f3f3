package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.KeyFingerprint.Kind;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Add;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.ExternalSender;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks on a proposal sent by itself (RFC 9420 §12.1, §12.1.8).
final class ProposalValidation {
  private final GroupCheck check;
  private final AuthenticatedContent message;
  private final @Nullable Bytes membershipTag;

  ProposalValidation(
      GroupCheck check, AuthenticatedContent message, @Nullable Bytes membershipTag) {
    this.check = check;
    this.message = message;
    this.membershipTag = membershipTag;
  }

  AcceptedProposal run() {
    if (!(message.content().content() instanceof Proposal proposal)) {
      throw new CheckFailed(Rejection.of(Check.HANDSHAKE_IS_PUBLIC_MESSAGE));
    }
    Sender sender = message.content().sender();
    FramingChecks.signature(message, signatureKey(sender, proposal), check);
    Bytes reference =
        Labels.refHash(check.access().crypto(), "MLS 1.0 Proposal Reference", message.encode());
    PendingProposal known = check.core().pending(reference);
    if (known != null) {
      return new AcceptedProposal(check.group(), known);
    }
    require(
        check.core().pending().size() < check.rules().pendingMax(),
        Check.PENDING_LIMIT,
        "pending",
        check.core().pending().size());
    ProposalChecks.check(proposal, sender, check);
    againstGroup(proposal);
    PendingProposal pending = new PendingProposal(reference, message, membershipTag);
    List<PendingProposal> all = new ArrayList<>(check.core().pending());
    all.add(pending);
    return new AcceptedProposal(check.group().withPending(all), pending);
  }

  private Bytes signatureKey(Sender sender, Proposal proposal) {
    return switch (sender) {
      case Sender.Member member -> FramingChecks.member(member, check).signatureKey();
      case Sender.External(long index) -> {
        List<ExternalSender> senders = check.requirements().senders().senders();
        require(index < senders.size(), Check.EXTERNAL_SENDER_LISTED, "sender", index);
        require(
            mayBeExternal(proposal),
            Check.EXTERNAL_SENDER_PROPOSAL_TYPE,
            "type",
            proposal.type().value());
        yield senders.get((int) index).signatureKey();
      }
      case Sender.NewMemberProposal _ -> {
        if (!(proposal instanceof Add(var keyPackage))) {
          throw new CheckFailed(
              Rejection.of(Check.NEW_MEMBER_PROPOSES_ADD).with("type", proposal.type().value()));
        }
        yield keyPackage.leafNode().signatureKey();
      }
      case Sender.NewMemberCommit _ ->
          throw new CheckFailed(Rejection.of(Check.COMMIT_SENDER_TYPE));
    };
  }

  /// What a commit with this proposal alone would fail for.
  private void againstGroup(Proposal proposal) {
    SupportCounts support = check.group().support();
    KeyRoll keys = new KeyRoll(check.group().keys(), check.access().fingerprints());
    require(
        support.all(proposal.type()),
        Check.PROPOSAL_TYPE_SUPPORTED,
        "type",
        proposal.type().value());
    switch (proposal) {
      case Add(var keyPackage) -> {
        require(
            !keys.contains(Kind.SIGNATURE, keyPackage.leafNode().signatureKey()),
            Check.SIGNATURE_KEY_UNIQUE);
        require(
            !keys.contains(Kind.ENCRYPTION, keyPackage.leafNode().encryptionKey()),
            Check.ENCRYPTION_KEY_UNIQUE);
      }
      case Update(var leaf) ->
          require(
              !keys.contains(Kind.ENCRYPTION, leaf.encryptionKey()), Check.ENCRYPTION_KEY_UNIQUE);
      case GroupContextExtensions(var extensions) ->
          GroupRequirements.check(extensions).checkMetBy(support);
      case ExternalInit _ -> throw new CheckFailed(Rejection.of(Check.NO_EXTERNAL_INIT));
      case CustomProposal _, PreSharedKey _, ReInit _, Remove _, SelfRemove _ -> {}
    }
  }

  private static boolean mayBeExternal(Proposal proposal) {
    return proposal instanceof Add
        || proposal instanceof Remove
        || proposal instanceof PreSharedKey
        || proposal instanceof ReInit
        || proposal instanceof GroupContextExtensions;
  }
}
