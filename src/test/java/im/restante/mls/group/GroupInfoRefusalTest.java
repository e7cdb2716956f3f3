package im.restante.mls.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.check.Check;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.RatchetTree;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// GroupInfos that are refused, beside a commit (B-56, B-57, A3) and at a group's creation:
/// valn1401– 1410, valn1603, ValSem300.
class GroupInfoRefusalTest {
  private final SampleGroup sample = new SampleGroup(5);

  @Test
  void refusesASignatureOverAnyOtherState() {
    GroupContext now = sample.group.context();
    Bytes other = sample.random.bytes(32);
    List<UnaryOperator<GroupContext>> changes =
        List.of(
            c -> context(c, c.epoch() + 1, c.treeHash(), c.confirmedTranscriptHash()),
            c -> context(c, c.epoch(), other, c.confirmedTranscriptHash()),
            c -> context(c, c.epoch(), c.treeHash(), other),
            _ -> now);
    for (UnaryOperator<GroupContext> change : changes) {
      assertThat(
              commit(info ->
                  GroupInfo.of(
                      change.apply(info.groupContext()),
                      info.extensions(),
                      info.confirmationTag(),
                      info.signer(),
                      Bytes.EMPTY)))
          .isEqualTo(Check.GROUP_INFO_SIGNATURE);
    }
  }

  @Test
  void refusesASignatureOverAnotherConfirmationTagSignerOrExtensions() {
    assertThat(
            commit(i ->
                GroupInfo.of(
                    i.groupContext(),
                    i.extensions(),
                    sample.random.bytes(32),
                    i.signer(),
                    Bytes.EMPTY)))
        .isEqualTo(Check.GROUP_INFO_SIGNATURE);
    assertThat(
            commit(i ->
                GroupInfo.of(
                    i.groupContext(), i.extensions(), i.confirmationTag(), 2, Bytes.EMPTY)))
        .isEqualTo(Check.GROUP_INFO_SIGNATURE);
    assertThat(
            commit(i ->
                GroupInfo.of(
                    i.groupContext(),
                    Extensions.EMPTY,
                    i.confirmationTag(),
                    i.signer(),
                    Bytes.EMPTY)))
        .isEqualTo(Check.GROUP_INFO_SIGNATURE);
  }

  @Test
  void refusesAGroupInfoWithoutAnExternalPub() {
    assertThat(extensions(_ -> Extensions.EMPTY)).isEqualTo(Check.EXTERNAL_PUB_PRESENT);
    for (String data : List.of("", "00", "0101", "20" + "00".repeat(32))) {
      assertThat(
              extensions(_ ->
                  Extensions.of(new Extension(ExtensionType.EXTERNAL_PUB, Bytes.fromHex(data)))))
          .isEqualTo(Check.EXTERNAL_PUB_PRESENT);
    }
  }

  @Test
  void valn1603RefusesExtensionsOfOtherPlacesAndDuplicates() {
    assertThat(extensions(all -> with(all, ExtensionType.EXTERNAL_SENDERS)))
        .isEqualTo(Check.GROUP_INFO_EXTENSION_PLACE);
    assertThat(extensions(all -> with(with(all, GREASE), GREASE)))
        .isEqualTo(Check.GROUP_INFO_EXTENSION_PLACE);
    assertThat(extensions(all -> with(all, GREASE))).isNull();
  }

  @Test
  void keepsASignedRatchetTreeAndRefusesAWrongOne() {
    assertThat(extensions(all -> with(all, ExtensionType.RATCHET_TREE)))
        .isEqualTo(Check.GROUP_INFO_TREE);
    // The tree is known before it is signed: a commit without path, by leaf 0, of nothing but a
    // PSK.
    Bytes tree = sample.group.ratchetTree(sample.access);
    CommitBuilder commit = sample.by(0).propose(psk()).withoutPath();
    commit.infoExtensions =
        all -> {
          List<Extension> list = new ArrayList<>(all.list());
          list.add(new Extension(ExtensionType.RATCHET_TREE, tree));
          return new Extensions(list);
        };
    var _ = sample.accept(commit);
    assertThat(sample.group.core().encode().size()).isLessThan(tree.size());
    GroupInfo info = sample.group.groupInfo(sample.access);
    assertThat(info.extensions().find(ExtensionType.RATCHET_TREE)).isEqualTo(tree);
    assertThat(create(info, null)).isNull();
  }

  @Test
  void valn1404RefusesAnotherSuiteOrVersion() {
    assertThat(create(c -> of(c, new ProtocolVersion(2), c.cipherSuite())))
        .isEqualTo(Check.GROUP_INFO_SUITE);
    assertThat(create(c -> of(c, c.version(), new CipherSuiteId(2))))
        .isEqualTo(Check.GROUP_INFO_SUITE);
  }

  @Test
  void valn1405RefusesATreeThatIsNotTheContexts() {
    assertThat(
            create(
                c -> context(c, c.epoch(), sample.random.bytes(32), c.confirmedTranscriptHash())))
        .isEqualTo(Check.TREE_HASH);
  }

  @Test
  void valn1402RefusesACreationWhoseSignatureDoesNotVerify() {
    GroupInfo info = sample.group.groupInfo(sample.access);
    assertThat(create(info.withSignature(Refusals.flipped(info.signature())), tree()))
        .isEqualTo(Check.GROUP_INFO_SIGNATURE);
    assertThat(create(info, tree())).isNull();
  }

  @Test
  void valn1401RefusesASignerThatIsNoMember() {
    GroupInfo info = sample.group.groupInfo(sample.access);
    for (long signer : new long[] {5, 0xffff_ffffL}) {
      assertThat(
              create(
                  GroupInfo.of(
                      info.groupContext(),
                      info.extensions(),
                      info.confirmationTag(),
                      signer,
                      info.signature()),
                  tree()))
          .isEqualTo(Check.GROUP_INFO_SIGNER);
    }
  }

  @Test
  void valSem300RefusesACreationWithTrailingBlanks() {
    List<Optional<im.restante.mls.message.Node>> nodes = new ArrayList<>(tree().nodes());
    nodes.add(Optional.empty());
    assertThat(create(sample.group.groupInfo(sample.access), new RatchetTree(nodes)))
        .isEqualTo(Check.TREE_NO_TRAILING_BLANK);
  }

  @Test
  void refusesACreationWithoutATree() {
    assertThat(create(sample.group.groupInfo(sample.access), null))
        .isEqualTo(Check.GROUP_INFO_TREE);
  }

  @Test
  void refusesAConfirmationTagOfAnotherLength() {
    GroupInfo info = sample.group.groupInfo(sample.access);
    assertThat(
            create(
                GroupInfo.of(
                    info.groupContext(),
                    info.extensions(),
                    Bytes.EMPTY,
                    info.signer(),
                    info.signature()),
                tree()))
        .isEqualTo(Check.GROUP_INFO_CONFIRMATION_TAG);
  }

  @Test
  void valn1407RefusesACreationWithALeafThatDidNotSign() {
    List<Optional<im.restante.mls.message.Node>> nodes = new ArrayList<>(tree().nodes());
    var leaf = (im.restante.mls.message.LeafNode) nodes.get(0).orElseThrow();
    nodes.set(0, Optional.of(leaf.withSignature(Refusals.flipped(leaf.signature()))));
    RatchetTree forged = new RatchetTree(nodes);
    var view =
        new im.restante.mls.tree.TreeView(
            im.restante.mls.tree.RatchetTreeNodes.check(nodes, 100)
                .orElseThrow()
                .toTree(sample.access.vault(), SampleGroup.CRYPTO),
            sample.access.vault(),
            SampleGroup.CRYPTO);
    assertThat(
            create(
                resigned(c -> context(c, c.epoch(), view.treeHash(), c.confirmedTranscriptHash())),
                forged))
        .isEqualTo(Check.LEAF_SIGNATURE);
  }

  private static final ExtensionType GREASE = new ExtensionType(0x0a0a);

  private im.restante.mls.message.PreSharedKey psk() {
    return new im.restante.mls.message.PreSharedKey(
        new im.restante.mls.message.PreSharedKeyID.External(
            Bytes.utf8("id"), sample.random.bytes(32)));
  }

  private @Nullable Check commit(UnaryOperator<GroupInfo> change) {
    CommitBuilder commit = sample.by(1);
    commit.info = change;
    return Refusals.by(sample.commit(commit));
  }

  private @Nullable Check extensions(UnaryOperator<Extensions> change) {
    CommitBuilder commit = sample.by(1);
    commit.infoExtensions = change;
    return Refusals.by(sample.commit(commit));
  }

  private static Extensions with(Extensions all, ExtensionType type) {
    List<Extension> list = new ArrayList<>(all.list());
    list.add(new Extension(type, Bytes.EMPTY));
    return new Extensions(list);
  }

  private RatchetTree tree() {
    return WireReader.decode(sample.group.ratchetTree(sample.access), RatchetTree::read);
  }

  private @Nullable Check create(UnaryOperator<GroupContext> change) {
    return create(resigned(change), tree());
  }

  private GroupInfo resigned(UnaryOperator<GroupContext> change) {
    GroupInfo info = sample.group.groupInfo(sample.access);
    GroupInfo unsigned =
        GroupInfo.of(
            change.apply(info.groupContext()),
            info.extensions(),
            info.confirmationTag(),
            0,
            Bytes.EMPTY);
    Client creator = Objects.requireNonNull(sample.members.get(0));
    return unsigned.withSignature(creator.sign("GroupInfoTBS", unsigned.toBeSigned()));
  }

  private @Nullable Check create(GroupInfo info, @Nullable RatchetTree tree) {
    return Refusals.by(
        PublicGroup.create(info, tree, sample.access, sample.rules, Client.NOW_SECONDS));
  }

  private static GroupContext context(GroupContext c, long epoch, Bytes treeHash, Bytes confirmed) {
    return new GroupContext(
        c.version(), c.cipherSuite(), c.groupId(), epoch, treeHash, confirmed, c.extensions());
  }

  private static GroupContext of(GroupContext c, ProtocolVersion version, CipherSuiteId suite) {
    return new GroupContext(
        version,
        suite,
        c.groupId(),
        c.epoch(),
        c.treeHash(),
        c.confirmedTranscriptHash(),
        c.extensions());
  }
}
