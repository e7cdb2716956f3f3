package im.restante.mls.member;

import im.restante.crypto.HpkeExport;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.CoveredProposal;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.ExternalPub;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.message.Remove;
import im.restante.mls.message.Sender;
import im.restante.mls.tree.TreeEditor;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Joins a group by an external commit (RFC 9420 §12.4.3.2).
final class ExternalOpening {
  private ExternalOpening() {}

  static ExternalJoin join(
      MemberSettings settings,
      SuiteCrypto crypto,
      GroupInfo groupInfo,
      @Nullable RatchetTree besideTree,
      ExternalJoinRequest request,
      RandomSource random,
      long nowSeconds) {
    GroupAccess access = GroupAccess.open(crypto);
    Refused.unless(
        besideTree != null || groupInfo.extensions().contains(ExtensionType.RATCHET_TREE),
        MemberCheck.TREE_PRESENT);
    PublicGroup group =
        MemberGroup.valid(
            PublicGroup.create(groupInfo, besideTree, access, settings.rules(), nowSeconds));
    ExternalPub externalPub =
        Objects.requireNonNull(
            groupInfo.extensions().find(ExtensionType.EXTERNAL_PUB, ExternalPub::read));
    HpkeExport export =
        crypto.hpkeSendExport(
            externalPub.externalPub(),
            Bytes.EMPTY,
            ExternalInits.EXPORTER_CONTEXT,
            crypto.suite().hashLength(),
            random);
    Sender sender = new Sender.NewMemberCommit();
    List<CoveredProposal> proposals = proposals(request, export.kemOutput(), sender);
    TreeEditor editor = new TreeEditor(group.tree(), access.vault(), crypto);
    ProposalEffects effects =
        ProposalEffects.apply(editor, proposals, group.context().extensions());
    Secret signatureKey = request.signatureKeys().privateKey().duplicate();
    CommitMaking.NewLeaf newLeaf =
        new CommitMaking.NewLeaf(request.leaf(), request.signatureKeys().publicKey(), signatureKey);
    int leafIndex = editor.fillLeftmostBlank(newLeaf.unsigned(Bytes.EMPTY, Bytes.EMPTY));
    CommitRequest commitRequest =
        CommitRequest.of()
            .withAuthenticatedData(request.authenticatedData())
            .withGroupInfoExtensions(request.groupInfoExtensions());
    CommitMaking.Made made;
    try (Secret init = export.secret()) {
      made =
          new CommitMaking(
                  crypto,
                  group.core(),
                  sender,
                  signatureKey,
                  commitRequest,
                  settings.limits().ratchet(),
                  random)
              .make(
                  editor,
                  leafIndex,
                  newLeaf,
                  null,
                  proposals,
                  effects,
                  new PskSource(settings.psks(), group.groupId(), new ResumptionPsks())
                      .ofProposals(proposals),
                  init,
                  signatureKey);
    }
    AcceptedCommit accepted = made.checked(group, access, settings, nowSeconds);
    Epoch epoch =
        new Epoch(
            accepted.next(),
            made.keys().secrets(),
            made.keys().secretTree(),
            made.path(),
            signatureKey);
    MLSMessage message =
        MLSMessage.of(new PublicMessage(made.message().content(), made.message().auth(), null));
    return new ExternalJoin(
        new MemberGroup(settings, access, MemberState.starting(epoch, settings.limits())),
        new CommitOutput(
            message, null, made.groupInfo(), CommitEffects.of(made.message(), accepted)));
  }

  private static List<CoveredProposal> proposals(
      ExternalJoinRequest request, Bytes kemOutput, Sender sender) {
    List<Proposal> proposals = new ArrayList<>();
    proposals.add(new ExternalInit(kemOutput));
    Integer resync = request.resync();
    if (resync != null) {
      proposals.add(new Remove(resync));
    }
    proposals.addAll(request.psks());
    return proposals.stream().map(proposal -> new CoveredProposal(proposal, sender, null)).toList();
  }
}
