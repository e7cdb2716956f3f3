package im.restante.mls.member;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.CoveredProposal;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.Add;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Sender;
import im.restante.mls.tree.TreeEditor;
import java.util.List;
import java.util.Objects;

/// A member's own commit, checked as if it had come from somebody else.
record OwnCommit(PendingCommit pending, CommitOutput output) {

  static OwnCommit make(
      MemberSettings settings,
      GroupAccess access,
      MemberState state,
      CommitRequest request,
      RandomSource random,
      long nowSeconds) {
    SuiteCrypto crypto = access.crypto();
    Epoch epoch = state.epoch;
    PublicGroup group = epoch.group();
    Sender sender = new Sender.Member(epoch.leafIndex());
    List<CoveredProposal> proposals =
        ProposalSelection.select(
            sender,
            group.view(access),
            request.proposals(),
            request.coversReceived() ? group.core().pending() : List.of());
    TreeEditor editor = new TreeEditor(group.tree(), access.vault(), crypto);
    ProposalEffects effects =
        ProposalEffects.apply(editor, proposals, epoch.context().extensions());
    LeafNode leafBefore = Objects.requireNonNull(group.member(access, epoch.leafIndex()));
    boolean path = request.path() || needsPath(proposals);
    CommitMaking.NewLeaf newLeaf =
        path ? OwnLeaves.forCommit(leafBefore, request.leafChange(), epoch.signatureKey()) : null;
    Secret nextSignatureKey = newLeaf == null ? epoch.signatureKey() : newLeaf.signatureKey();
    CommitMaking making =
        new CommitMaking(
            crypto,
            group.core(),
            sender,
            epoch.signatureKey(),
            request,
            settings.limits().ratchet(),
            random);
    CommitMaking.Made made =
        making.make(
            editor,
            epoch.leafIndex(),
            newLeaf,
            epoch.path(),
            proposals,
            effects,
            new PskSource(settings.psks(), group.groupId(), state.resumption)
                .ofProposals(proposals),
            epoch.secrets().init(),
            nextSignatureKey);
    AcceptedCommit accepted = made.checked(group, access, settings, nowSeconds);
    CommitEffects commitEffects = CommitEffects.of(made.message(), accepted);
    OwnFraming.Framed framed =
        new OwnFraming(crypto, epoch, settings.padding(), random).frame(made.message());
    Epoch next =
        new Epoch(
            accepted.next(),
            made.keys().secrets(),
            made.keys().secretTree(),
            made.path(),
            nextSignatureKey);
    return new OwnCommit(
        new PendingCommit(framed.message(), made.message(), nowSeconds, next, commitEffects),
        new CommitOutput(framed.message(), made.welcome(), made.groupInfo(), commitEffects));
  }

  /// Only Adds, PSKs and a ReInit do without a path (RFC 9420 §17.4); a path is never wrong.
  private static boolean needsPath(List<CoveredProposal> proposals) {
    return proposals.isEmpty()
        || !proposals.stream()
            .allMatch(covered ->
                covered.proposal() instanceof Add
                    || covered.proposal() instanceof PreSharedKey
                    || covered.proposal() instanceof ReInit);
  }
}
