package im.restante.mls.group;

import im.restante.crypto.CipherSuite;
import im.restante.mls.message.Add;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.ExternalPub;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProposalOrRef;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.UpdatePathNode;
import im.restante.mls.message.WireFormat;
import im.restante.mls.schedule.PublicFraming;
import im.restante.mls.schedule.TranscriptHash;
import im.restante.mls.tree.PathStep;
import im.restante.mls.tree.TreeEditor;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Makes the commits that a member or joiner would make, valid unless told otherwise. Tags and
/// ciphertexts are random: a server cannot tell.
final class CommitBuilder {
  final SampleGroup sample;
  final Client client;
  final Sender sender;
  final List<ProposalOrRef> proposals = new ArrayList<>();
  boolean path = true;
  UnaryOperator<LeafNode> leaf = UnaryOperator.identity();
  UnaryOperator<LeafNode> signedLeaf = UnaryOperator.identity();
  UnaryOperator<UpdatePath> updatePath = UnaryOperator.identity();
  UnaryOperator<List<Bytes>> pathKeys = UnaryOperator.identity();
  UnaryOperator<FramedContent> content = UnaryOperator.identity();
  UnaryOperator<FramedContentAuthData> auth = UnaryOperator.identity();
  UnaryOperator<GroupInfo> info = UnaryOperator.identity();
  UnaryOperator<Extensions> infoExtensions = UnaryOperator.identity();

  CommitBuilder(SampleGroup sample, Client client, Sender sender) {
    this.sample = sample;
    this.client = client;
    this.sender = sender;
  }

  CommitBuilder propose(Proposal... values) {
    for (Proposal value : values) {
      proposals.add(new ProposalOrRef.ByValue(value));
    }
    return this;
  }

  CommitBuilder refer(Bytes... references) {
    for (Bytes reference : references) {
      proposals.add(new ProposalOrRef.ByReference(reference));
    }
    return this;
  }

  CommitBuilder withoutPath() {
    path = false;
    return this;
  }

  CommitBuilder externalInit() {
    return propose(new ExternalInit(client.random.bytes(32)));
  }

  Built build() {
    PublicGroup group = sample.group;
    GroupContext context = group.context();
    TreeEditor tree = new TreeEditor(group.tree(), sample.access.vault(), client.crypto);
    Set<Integer> added = new HashSet<>();
    Extensions extensions = apply(tree, added, context.extensions());
    int leafIndex = -1;
    UpdatePath made = null;
    if (path) {
      LeafNode draft = leaf.apply(client.unsigned(new LeafNodeSource.FromCommit(Bytes.EMPTY)));
      leafIndex =
          sender instanceof Sender.Member(long own) ? (int) own : tree.fillLeftmostBlank(draft);
      made = path(tree, leafIndex, draft, added);
    } else if (sender instanceof Sender.Member(long own)) {
      leafIndex = (int) own;
    }
    FramedContent framed =
        content.apply(
            FramedContent.of(
                context.groupId(),
                context.epoch(),
                sender,
                Bytes.EMPTY,
                new Commit(proposals, made)));
    Bytes tag = client.random.bytes(client.crypto.suite().hashLength());
    Bytes signature =
        PublicFraming.sign(
            client.crypto,
            client.signature.privateKey(),
            WireFormat.PUBLIC_MESSAGE,
            framed,
            context);
    FramedContentAuthData authData = auth.apply(new FramedContentAuthData(signature, tag));
    PublicMessage message =
        new PublicMessage(
            framed,
            authData,
            framed.sender() instanceof Sender.Member
                ? client.random.bytes(client.crypto.suite().hashLength())
                : null);
    return new Built(
        message,
        info(message.authenticatedContent(), context, extensions, tree.treeHash(), leafIndex),
        leafIndex);
  }

  private PartialGroupInfo info(
      AuthenticatedContent message,
      GroupContext before,
      Extensions extensions,
      Bytes treeHash,
      int leafIndex) {
    Bytes confirmed =
        TranscriptHash.confirmed(
            client.crypto, sample.group.core().interimTranscriptHash(), message);
    GroupContext next =
        new GroupContext(
            before.version(),
            before.cipherSuite(),
            before.groupId(),
            before.epoch() + 1,
            treeHash,
            confirmed,
            extensions);
    Extensions all =
        infoExtensions.apply(
            Extensions.of(
                Extension.of(ExtensionType.EXTERNAL_PUB, new ExternalPub(client.hpkeKey()))));
    Bytes tag = message.auth().confirmationTag();
    GroupInfo unsigned =
        info.apply(
            GroupInfo.of(
                next, all, tag == null ? Bytes.EMPTY : tag, Math.max(0, leafIndex), Bytes.EMPTY));
    return new PartialGroupInfo(all, client.sign("GroupInfoTBS", unsigned.toBeSigned()));
  }

  /// The committer's own reading of §12.3; what cannot be applied is left out.
  private Extensions apply(TreeEditor tree, Set<Integer> added, Extensions extensions) {
    List<CoveredProposal> all = new ArrayList<>();
    for (ProposalOrRef proposal : proposals) {
      switch (proposal) {
        case ProposalOrRef.ByValue(Proposal value) ->
            all.add(new CoveredProposal(value, sender, null));
        case ProposalOrRef.ByReference(Bytes reference) -> {
          PendingProposal pending = sample.group.core().pending(reference);
          if (pending != null) {
            all.add(new CoveredProposal(pending.proposal(), pending.sender(), reference));
          }
        }
      }
    }
    Extensions next = extensions;
    for (CoveredProposal covered : all) {
      if (covered.proposal() instanceof GroupContextExtensions(var changed)) {
        next = changed;
      }
      if (covered.proposal() instanceof Update(LeafNode updated)
          && covered.sender() instanceof Sender.Member(long index)) {
        tree.update((int) index, updated);
      }
    }
    for (CoveredProposal covered : all) {
      long removed =
          switch (covered.proposal()) {
            case Remove(long index) -> index;
            case SelfRemove _ -> covered.sender() instanceof Sender.Member(long index) ? index : -1;
            default -> -1;
          };
      if (removed >= 0 && tree.hasMember(removed) && !sender.equals(new Sender.Member(removed))) {
        tree.remove((int) removed);
      }
    }
    for (CoveredProposal covered : all) {
      if (covered.proposal() instanceof Add(var keyPackage)) {
        added.add(tree.add(keyPackage.leafNode()));
      }
    }
    return next;
  }

  private UpdatePath path(TreeEditor tree, int leafIndex, LeafNode draft, Set<Integer> added) {
    CipherSuite suite = client.crypto.suite();
    List<PathStep> steps = tree.filteredDirectPath(leafIndex);
    List<Bytes> keys = new ArrayList<>();
    steps.forEach(_ -> keys.add(client.hpkeKey()));
    List<Bytes> used = pathKeys.apply(keys);
    List<UpdatePathNode> nodes = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      List<HPKECiphertext> secrets = new ArrayList<>();
      int count = tree.resolutionSize(steps.get(i).copathChild(), added::contains);
      for (int n = 0; n < count; n++) {
        secrets.add(
            new HPKECiphertext(
                client.random.bytes(suite.kemOutputLength()),
                client.random.bytes(suite.hashLength() + suite.aeadTagLength())));
      }
      nodes.add(new UpdatePathNode(used.get(i), secrets));
    }
    Bytes parentHash = tree.mergePath(leafIndex, used);
    LeafNode source =
        draft.source() instanceof LeafNodeSource.FromCommit ? with(draft, parentHash) : draft;
    LeafNode signed = signedLeaf.apply(client.sign(source, sample.group.groupId(), leafIndex));
    tree.setLeaf(leafIndex, signed);
    return updatePath.apply(new UpdatePath(signed, nodes));
  }

  private static LeafNode with(LeafNode leaf, Bytes parentHash) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        leaf.credential(),
        leaf.capabilities(),
        new LeafNodeSource.FromCommit(parentHash),
        leaf.extensions(),
        Bytes.EMPTY);
  }

  record Built(PublicMessage message, PartialGroupInfo info, int leafIndex) {}
}
