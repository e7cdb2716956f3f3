package im.restante.mls.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.check.Check;
import im.restante.mls.message.Add;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.UpdatePathNode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Members' commits that are refused: ValSem102, 107, 111, 113, 200–202, 206–208, 403, valn0104,
/// valn0302–0311, valn1101, valn1204–1210, and coverage of pending proposals (B-44, B-51).
class CommitRefusalTest {
  private final SampleGroup sample = new SampleGroup(7);

  @Test
  void valn1204RefusesAReferenceToNoProposalOrTwice() {
    assertThat(refusal(sample.by(1).refer(sample.random.bytes(32))))
        .isEqualTo(Check.PROPOSAL_REFERENCE_KNOWN);
    Bytes reference = sample.pending(2, new Remove(3));
    assertThat(refusal(sample.by(1).refer(reference, reference)))
        .isEqualTo(Check.PROPOSAL_REFERENCE_KNOWN);
    var _ = sample.accept(sample.by(1).refer(reference));
    assertThat(refusal(sample.by(1).refer(reference))).isEqualTo(Check.PROPOSAL_REFERENCE_KNOWN);
  }

  @Test
  void valSem111RefusesTheCommittersOwnUpdate() {
    assertThat(refusal(sample.by(1).propose(sample.update(1)))).isEqualTo(Check.COMMITTER_UPDATE);
    Bytes reference = sample.pending(1, sample.update(1));
    assertThat(refusal(sample.by(1).refer(reference))).isEqualTo(Check.COMMITTER_UPDATE);
    assertThat(refusal(sample.by(2).refer(reference))).isNull();
  }

  @Test
  void valSem200RefusesTheCommittersRemoval() {
    assertThat(refusal(sample.by(1).propose(new Remove(1)))).isEqualTo(Check.COMMITTER_REMOVE);
    assertThat(refusal(sample.by(1).propose(new SelfRemove()))).isEqualTo(Check.COMMITTER_REMOVE);
    Bytes reference = sample.pending(2, new Remove(1));
    assertThat(refusal(sample.by(1).refer(reference))).isEqualTo(Check.COMMITTER_REMOVE);
  }

  @Test
  void valSem107RefusesTwoChangesOfOneLeaf() {
    assertThat(refusal(sample.by(1).propose(new Remove(2), new Remove(2))))
        .isEqualTo(Check.ONE_CHANGE_PER_LEAF);
    Bytes update = sample.pending(2, sample.update(2));
    assertThat(refusal(sample.by(1).propose(new Remove(2)).refer(update)))
        .isEqualTo(Check.ONE_CHANGE_PER_LEAF);
    Bytes another = sample.pending(2, sample.update(2));
    assertThat(refusal(sample.by(1).refer(update, another))).isEqualTo(Check.ONE_CHANGE_PER_LEAF);
    Bytes leaving = sample.pending(2, new SelfRemove());
    assertThat(refusal(sample.by(1).propose(new Remove(2)).refer(leaving)))
        .isEqualTo(Check.ONE_CHANGE_PER_LEAF);
  }

  @Test
  void valSem102RefusesTwoKeyPackagesWithOneInitKey() {
    KeyPackage one = sample.client().keyPackage();
    KeyPackage other =
        sample
            .client()
            .keyPackage(
                l -> l,
                k ->
                    KeyPackage.of(
                        k.version(),
                        k.cipherSuite(),
                        one.initKey(),
                        k.leafNode(),
                        k.extensions(),
                        Bytes.EMPTY));
    assertThat(refusal(sample.by(1).propose(new Add(one), new Add(other))))
        .isEqualTo(Check.INIT_KEY_UNIQUE);
  }

  @Test
  void valn0305RefusesOneClientAddedTwice() {
    Client client = sample.client();
    assertThat(
            refusal(
                sample.by(1).propose(new Add(client.keyPackage()), new Add(client.keyPackage()))))
        .isEqualTo(Check.SIGNATURE_KEY_UNIQUE);
  }

  @Test
  void valSem103RefusesTwoAddedLeavesWithOneEncryptionKey() {
    KeyPackage one = sample.client().keyPackage();
    KeyPackage other =
        sample
            .client()
            .keyPackage(l -> Refusals.encryptionKey(l, one.leafNode().encryptionKey()), k -> k);
    assertThat(refusal(sample.by(1).propose(new Add(one), new Add(other))))
        .isEqualTo(Check.ENCRYPTION_KEY_UNIQUE);
  }

  @Test
  void valSem403RefusesAPskTwice() {
    PreSharedKey psk =
        new PreSharedKey(new PreSharedKeyID.External(Bytes.utf8("id"), sample.random.bytes(32)));
    assertThat(refusal(sample.by(1).propose(psk).withoutPath())).isNull();
    assertThat(refusal(sample.by(1).propose(psk, psk))).isEqualTo(Check.PSK_TWICE);
  }

  @Test
  void valSem208RefusesTwoGroupContextExtensions() {
    GroupContextExtensions change = new GroupContextExtensions(Extensions.EMPTY);
    assertThat(refusal(sample.by(1).propose(change))).isNull();
    assertThat(refusal(sample.by(1).propose(change, change)))
        .isEqualTo(Check.ONE_GROUP_CONTEXT_EXTENSIONS);
  }

  @Test
  void valn0309RefusesAReInitInCompany() {
    ReInit reInit =
        new ReInit(
            Bytes.utf8("next"), ProtocolVersion.MLS10, new CipherSuiteId(1), Extensions.EMPTY);
    assertThat(refusal(sample.by(1).propose(reInit).withoutPath())).isNull();
    assertThat(refusal(sample.by(1).propose(reInit, new Remove(2)))).isEqualTo(Check.REINIT_ALONE);
  }

  @Test
  void valn0311LooksOnlyAtMembersThatProcessTheCommit() {
    Client old = sample.client();
    old.capabilities = withoutProposals();
    AcceptedCommit added = sample.accept(sample.by(0).propose(new Add(old.keyPackage())));
    int leafIndex = added.summary().added().getFirst().leafIndex();
    assertThat(Refusals.by(sample.propose(sample.message(2, new SelfRemove()))))
        .isEqualTo(Check.PROPOSAL_TYPE_SUPPORTED);
    var _ = sample.accept(sample.by(0).propose(new Remove(leafIndex)));
    Bytes leaving = sample.pending(2, new SelfRemove());
    Client another = sample.client();
    another.capabilities = withoutProposals();
    assertThat(refusal(sample.by(0).propose(new Add(another.keyPackage())).refer(leaving)))
        .as("whom the commit adds need not support its types")
        .isNull();
  }

  @Test
  void valn0104RefusesACredentialTypeThatNotAllSupport() {
    Client stranger = sample.client();
    stranger.capabilities =
        new Capabilities(
            Client.CAPABILITIES.versions(),
            Client.CAPABILITIES.cipherSuites(),
            List.of(),
            List.of(),
            List.of(CredentialType.BASIC, new CredentialType(0xf001)));
    KeyPackage keyPackage =
        stranger.keyPackage(
            l ->
                Refusals.credential(
                    l, new Credential.Opaque(new CredentialType(0xf001), Bytes.utf8("pseudonym"))),
            k -> k);
    assertThat(refusal(sample.by(1).propose(new Add(keyPackage))))
        .isEqualTo(Check.LEAF_CREDENTIAL_IN_USE);
  }

  @Test
  void valSem201RefusesACommitWithoutThePathItNeeds() {
    assertThat(refusal(sample.by(1).withoutPath())).isEqualTo(Check.PATH_REQUIRED);
    assertThat(refusal(sample.by(1).propose(new Remove(2)).withoutPath()))
        .isEqualTo(Check.PATH_REQUIRED);
    assertThat(
            refusal(
                sample.by(1).propose(new GroupContextExtensions(Extensions.EMPTY)).withoutPath()))
        .isEqualTo(Check.PATH_REQUIRED);
    Bytes update = sample.pending(2, sample.update(2));
    assertThat(refusal(sample.by(1).refer(update).withoutPath())).isEqualTo(Check.PATH_REQUIRED);
  }

  @Test
  void valSem202RefusesAPathOfAnotherLength() {
    assertThat(path(nodes -> nodes.subList(1, nodes.size()))).isEqualTo(Check.PATH_LENGTH);
    assertThat(
            path(nodes -> {
              List<UpdatePathNode> more = new ArrayList<>(nodes);
              more.add(nodes.getFirst());
              return more;
            }))
        .isEqualTo(Check.PATH_LENGTH);
    assertThat(path(nodes -> List.of())).isEqualTo(Check.PATH_LENGTH);
  }

  ///
  @Test
  void refusesAPathThatLacksACiphertextOrHasOneOfAnotherSize() {
    assertThat(secrets(secrets -> secrets.subList(1, secrets.size())))
        .isEqualTo(Check.PATH_CIPHERTEXTS);
    assertThat(
            secrets(secrets -> {
              List<HPKECiphertext> more = new ArrayList<>(secrets);
              more.add(secrets.getFirst());
              return more;
            }))
        .isEqualTo(Check.PATH_CIPHERTEXTS);
    assertThat(
            secrets(secrets -> {
              List<HPKECiphertext> other = new ArrayList<>(secrets);
              other.set(0, new HPKECiphertext(secrets.getFirst().kemOutput(), Bytes.utf8("short")));
              return other;
            }))
        .isEqualTo(Check.PATH_CIPHERTEXTS);
  }

  @Test
  void leavesAddedLeavesOutOfThePathsCiphertexts() {
    CommitBuilder commit = sample.by(6).propose(new Add(sample.client().keyPackage()));
    assertThat(refusal(commit)).isNull();
  }

  @Test
  void valSem206RefusesAPathLeafWithTheKeyOfAnotherNode() {
    LeafNode other = Objects.requireNonNull(sample.group.member(sample.access, 2));
    assertThat(pathLeaf(l -> Refusals.encryptionKey(l, other.encryptionKey())))
        .isEqualTo(Check.PATH_LEAF_KEY_UNIQUE);
  }

  @Test
  void valn1207RefusesAPathLeafThatKeepsItsKey() {
    LeafNode own = Objects.requireNonNull(sample.group.member(sample.access, 1));
    assertThat(pathLeaf(l -> Refusals.encryptionKey(l, own.encryptionKey())))
        .isEqualTo(Check.UPDATE_NEW_ENCRYPTION_KEY);
  }

  @Test
  void valSem207RefusesPathKeysOfOtherNodesAndTwice() {
    LeafNode other = Objects.requireNonNull(sample.group.member(sample.access, 2));
    assertThat(pathKeys(keys -> with(keys, other.encryptionKey())))
        .isEqualTo(Check.PATH_KEYS_UNIQUE);
    assertThat(pathKeys(keys -> with(keys, keys.getFirst()))).isEqualTo(Check.PATH_KEYS_UNIQUE);
    var _ = sample.accept(sample.by(1));
    Bytes rootKey =
        Objects.requireNonNull(sample.group.view(sample.access).parent(7)).encryptionKey();
    assertThat(pathKeys(keys -> with(keys, rootKey)))
        .as("the key that the path replaces")
        .isEqualTo(Check.PATH_KEYS_UNIQUE);
  }

  @Test
  void refusesPathKeysThatAreNone() {
    assertThat(pathKeys(keys -> with(keys, Bytes.wrap(new byte[32]))))
        .isEqualTo(Check.ENCRYPTION_KEY_WELL_FORMED);
  }

  @Test
  void valn1209RefusesAPathLeafWithAnotherParentHash() {
    CommitBuilder commit = sample.by(1);
    commit.signedLeaf =
        leaf ->
            commit.client.sign(
                Refusals.source(leaf, new LeafNodeSource.FromCommit(sample.random.bytes(32))),
                sample.groupId(),
                1);
    assertThat(refusal(commit)).isEqualTo(Check.PATH_PARENT_HASH);
  }

  @Test
  void valn0110RefusesAPathLeafOfAnotherSource() {
    assertThat(pathLeaf(l -> Refusals.source(l, new LeafNodeSource.FromUpdate())))
        .isEqualTo(Check.LEAF_SOURCE_COMMIT);
  }

  @Test
  void valn0102RefusesAPathLeafWhoseSignatureDoesNotVerify() {
    CommitBuilder commit = sample.by(1);
    commit.signedLeaf = leaf -> leaf.withSignature(Refusals.flipped(leaf.signature()));
    assertThat(refusal(commit)).isEqualTo(Check.LEAF_SIGNATURE);
  }

  @Test
  void refusesAPathLeafOfAnotherIdentity() {
    assertThat(pathLeaf(l -> Refusals.credential(l, sample.member(2).credential)))
        .isEqualTo(Check.CREDENTIAL_SUCCESSION);
  }

  @Test
  void valn0111RefusesAPathLeafWithTheSignatureKeyOfAnotherMember() {
    CommitBuilder commit = sample.by(1);
    Client other = sample.member(2);
    commit.signedLeaf =
        leaf ->
            other.sign(
                Refusals.signatureKey(leaf, other.signature.publicKey()), sample.groupId(), 1);
    assertThat(refusal(commit)).isEqualTo(Check.SIGNATURE_KEY_UNIQUE);
  }

  @Test
  void refusesCommitsThatLeaveOutPendingProposals() {
    Bytes removal = sample.pending(2, new Remove(6));
    Bytes update = sample.pending(3, sample.update(3));
    assertThat(refusal(sample.by(1))).isEqualTo(Check.PENDING_PROPOSALS_COVERED);
    assertThat(refusal(sample.by(1).refer(removal))).isEqualTo(Check.PENDING_PROPOSALS_COVERED);
    assertThat(refusal(sample.by(1).refer(removal, update))).isNull();
    assertThat(refusal(sample.by(3).refer(removal)))
        .as("its own Update is not for it to commit")
        .isNull();
    sample.rules = sample.rules.withCoverage(PendingCoverage.REMOVALS);
    assertThat(refusal(sample.by(1).refer(removal))).isNull();
    assertThat(refusal(sample.by(1).refer(update))).isEqualTo(Check.PENDING_PROPOSALS_COVERED);
    assertThat(refusal(sample.by(6))).as("B-51").isEqualTo(Check.PENDING_PROPOSALS_COVERED);
    sample.rules = sample.rules.withCoverage(PendingCoverage.NONE);
    assertThat(refusal(sample.by(1))).isNull();
  }

  @Test
  void acceptsACommitThatDoesByValueWhatIsPending() {
    var _ = sample.pending(2, new Remove(6));
    assertThat(refusal(sample.by(1).propose(new Remove(6)))).isNull();
  }

  @Test
  void boundsTheNumberOfMembers() {
    sample.rules = sample.rules.withMembersMax(7);
    assertThat(refusal(sample.by(1).propose(new Add(sample.client().keyPackage()))))
        .isEqualTo(Check.MEMBERS_LIMIT);
    assertThat(refusal(sample.by(1).propose(new Remove(2), new Add(sample.client().keyPackage()))))
        .isNull();
  }

  private @Nullable Check refusal(CommitBuilder commit) {
    return Refusals.by(sample.commit(commit));
  }

  private @Nullable Check path(UnaryOperator<List<UpdatePathNode>> change) {
    CommitBuilder commit = sample.by(1);
    commit.updatePath = path -> new UpdatePath(path.leafNode(), change.apply(path.nodes()));
    return refusal(commit);
  }

  private @Nullable Check secrets(UnaryOperator<List<HPKECiphertext>> change) {
    return path(nodes -> {
      List<UpdatePathNode> changed = new ArrayList<>(nodes);
      UpdatePathNode top = nodes.getLast();
      changed.set(
          nodes.size() - 1,
          new UpdatePathNode(top.encryptionKey(), change.apply(top.encryptedPathSecret())));
      return changed;
    });
  }

  private @Nullable Check pathLeaf(UnaryOperator<LeafNode> change) {
    CommitBuilder commit = sample.by(1);
    commit.leaf = change;
    return refusal(commit);
  }

  private @Nullable Check pathKeys(UnaryOperator<List<Bytes>> change) {
    CommitBuilder commit = sample.by(1);
    commit.pathKeys = change;
    return refusal(commit);
  }

  private static List<Bytes> with(List<Bytes> keys, Bytes last) {
    List<Bytes> changed = new ArrayList<>(keys);
    changed.set(keys.size() - 1, last);
    return changed;
  }

  private static Capabilities withoutProposals() {
    return new Capabilities(
        Client.CAPABILITIES.versions(),
        Client.CAPABILITIES.cipherSuites(),
        List.of(),
        List.of(),
        Client.CAPABILITIES.credentials());
  }
}
