package im.restante.mls.member;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.CoveredProposal;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.GroupCore;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.ProposalOrRef;
import im.restante.mls.message.Sender;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.WireFormat;
import im.restante.mls.schedule.KeySchedule;
import im.restante.mls.schedule.PskInput;
import im.restante.mls.schedule.PublicFraming;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.mls.schedule.TranscriptHash;
import im.restante.mls.tree.TreeEditor;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a commit of our own and the epoch it leads to (RFC 9420 §12.4.1); for members and external
/// joiners alike.
final class CommitMaking {
  private final SuiteCrypto crypto;
  private final GroupCore core;
  private final Sender sender;
  private final Secret framingKey;
  private final CommitRequest request;
  private final RatchetLimits limits;
  private final RandomSource random;

  /// @param core the public state the commit is made in
  /// @param sender this member, or NewMemberCommit
  /// @param framingKey signs the commit: for a member the key of its leaf so far
  CommitMaking(
      SuiteCrypto crypto,
      GroupCore core,
      Sender sender,
      Secret framingKey,
      CommitRequest request,
      RatchetLimits limits,
      RandomSource random) {
    this.crypto = crypto;
    this.core = core;
    this.sender = sender;
    this.framingKey = framingKey;
    this.request = request;
    this.limits = limits;
    this.random = random;
  }

  /// The leaf of a commit's path, but for encryption key, source and signature.
  ///
  /// @param signatureKey private; signs the leaf and the GroupInfos
  record NewLeaf(LeafParameters parameters, Bytes signaturePublicKey, Secret signatureKey) {
    LeafNode unsigned(Bytes encryptionKey, Bytes parentHash) {
      return LeafNode.of(
          encryptionKey,
          signaturePublicKey,
          parameters.credential(),
          parameters.capabilities(),
          new LeafNodeSource.FromCommit(parentHash),
          parameters.extensions(),
          Bytes.EMPTY);
    }
  }

  /// A commit that is ready to be framed, and what it leads to.
  ///
  /// @param keys of the new epoch; their welcome_secret is closed
  /// @param path our private keys in it
  record Made(
      AuthenticatedContent message,
      EpochKeys keys,
      PrivatePath path,
      GroupInfo groupInfo,
      @Nullable MLSMessage welcome) {
    /// Puts the commit through the checks that everybody else will make.
    AcceptedCommit checked(
        PublicGroup group, GroupAccess access, MemberSettings settings, long nowSeconds) {
      try {
        return MemberGroup.valid(
            group.follow(
                message, access, settings.rulesForSent(), KnownKeyPackages.none(), nowSeconds));
      } catch (CheckFailed failed) {
        keys.secrets().close();
        keys.secretTree().close();
        throw failed;
      }
    }
  }

  /// Makes the commit.
  ///
  /// @param editor the tree with the proposals applied, and for an external joiner its leaf in
  ///   place
  /// @param leafIndex of the committer
  /// @param newLeaf null for a commit without a path
  /// @param pathBefore the committer's keys, null for an external joiner
  Made make(
      TreeEditor editor,
      int leafIndex,
      @Nullable NewLeaf newLeaf,
      @Nullable PrivatePath pathBefore,
      List<CoveredProposal> proposals,
      ProposalEffects effects,
      List<PskInput> psks,
      Secret initSecret,
      Secret groupInfoKey) {
    FreshPath fresh = null;
    UpdatePath update = null;
    GroupContext before = core.context();
    if (newLeaf != null) {
      fresh = FreshPath.generate(crypto, editor.filteredDirectPath(leafIndex), random);
      LeafNode leaf = mergePath(editor, leafIndex, fresh, newLeaf);
      Bytes provisional =
          Contexts.next(
                  before, editor.treeHash(), before.confirmedTranscriptHash(), effects.extensions())
              .encode();
      update =
          new UpdatePath(
              leaf, PathSealing.seal(crypto, editor, fresh, provisional, effects::isAdded, random));
    }
    AuthenticatedContent unconfirmed = signed(new Commit(listed(proposals), update));
    Bytes confirmed = TranscriptHash.confirmed(crypto, core.interimTranscriptHash(), unconfirmed);
    GroupContext context =
        Contexts.next(before, editor.treeHash(), confirmed, effects.extensions());
    try (Secret commitSecret =
            fresh == null
                ? Secret.zeros(crypto.suite().hashLength())
                : fresh.commitSecret().duplicate();
        Secret joiner =
            KeySchedule.joinerSecret(crypto, initSecret, commitSecret, context.encode())) {
      EpochKeys keys = EpochKeys.derive(crypto, joiner, psks, context, editor.leafCount(), limits);
      Bytes tag = keys.secrets().confirmationTag(crypto, confirmed);
      MLSMessage welcome = null;
      if (!effects.joiners().isEmpty()) {
        GroupInfo forJoiners =
            groupInfo(context, welcomeExtensions(editor), tag, leafIndex, groupInfoKey);
        welcome =
            MLSMessage.of(
                WelcomeSealing.seal(
                    crypto,
                    effects.joiners(),
                    joiner,
                    keys.welcomeSecret(),
                    fresh,
                    psks,
                    forJoiners,
                    random));
      }
      GroupInfo forServer =
          groupInfo(
              context,
              GroupInfos.withExternalPub(crypto, keys.secrets(), request.groupInfoExtensions()),
              tag,
              leafIndex,
              groupInfoKey);
      PrivatePath path =
          fresh == null
              ? Objects.requireNonNull(pathBefore).within(editor)
              : PrivatePath.ofCommitter(leafIndex, fresh);
      keys.welcomeSecret().close();
      return new Made(confirmed(unconfirmed, tag), keys, path, forServer, welcome);
    } finally {
      if (fresh != null) {
        fresh.close();
      }
    }
  }

  private LeafNode mergePath(TreeEditor editor, int leafIndex, FreshPath fresh, NewLeaf newLeaf) {
    Bytes parentHash = editor.mergePath(leafIndex, fresh.publicKeys());
    LeafNode leaf =
        Signing.sign(
            crypto,
            newLeaf.signatureKey(),
            newLeaf.unsigned(fresh.leafKey().publicKey(), parentHash),
            core.context().groupId(),
            leafIndex);
    editor.setLeaf(leafIndex, leaf);
    return leaf;
  }

  private static List<ProposalOrRef> listed(List<CoveredProposal> proposals) {
    List<ProposalOrRef> listed = new ArrayList<>(proposals.size());
    for (CoveredProposal each : proposals) {
      Bytes reference = each.reference();
      listed.add(
          reference == null
              ? new ProposalOrRef.ByValue(each.proposal())
              : new ProposalOrRef.ByReference(reference));
    }
    return listed;
  }

  /// The commit with its signature and an empty confirmation tag, which no hash covers yet.
  private AuthenticatedContent signed(Commit commit) {
    WireFormat wireFormat =
        switch (request.framing()) {
          case PUBLIC_MESSAGE -> WireFormat.PUBLIC_MESSAGE;
          case PRIVATE_MESSAGE -> WireFormat.PRIVATE_MESSAGE;
        };
    FramedContent content =
        FramedContent.of(
            core.context().groupId(),
            core.context().epoch(),
            sender,
            request.authenticatedData(),
            commit);
    Bytes signature = PublicFraming.sign(crypto, framingKey, wireFormat, content, core.context());
    return new AuthenticatedContent(
        wireFormat, content, new FramedContentAuthData(signature, Bytes.EMPTY));
  }

  private static AuthenticatedContent confirmed(AuthenticatedContent unconfirmed, Bytes tag) {
    return new AuthenticatedContent(
        unconfirmed.wireFormat(),
        unconfirmed.content(),
        new FramedContentAuthData(unconfirmed.auth().signature(), tag));
  }

  private Extensions welcomeExtensions(TreeEditor editor) {
    List<Extension> extensions = new ArrayList<>(request.welcomeExtensions().list());
    if (request.treeInWelcome()) {
      extensions.add(new Extension(ExtensionType.RATCHET_TREE, editor.ratchetTree()));
    }
    return new Extensions(extensions);
  }

  private GroupInfo groupInfo(
      GroupContext context, Extensions extensions, Bytes tag, int signer, Secret key) {
    return GroupInfos.signed(crypto, context, extensions, tag, signer, key);
  }
}
