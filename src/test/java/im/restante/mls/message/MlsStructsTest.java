package im.restante.mls.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What single structs promise besides reading back what they wrote.
class MlsStructsTest {
  private final MlsExamples examples = new MlsExamples(new Random(6));

  private static void assertMalformed(String hex, String field, Function<WireReader, ?> read) {
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> WireReader.decode(Bytes.fromHex(hex), read))
        .satisfies(malformed -> assertThat(malformed.field()).isEqualTo(field));
  }

  @Test
  void decodedObjectsKeepTheirOriginalBytesWithoutACopy() {
    Bytes message = MLSMessage.of(examples.keyPackage()).encoded();

    KeyPackage keyPackage = (KeyPackage) MLSMessage.decode(message).body();

    assertThat(keyPackage.encoded().backingArray()).isSameAs(message.backingArray());
    assertThat(keyPackage.leafNode().encoded().backingArray()).isSameAs(message.backingArray());
  }

  /// RFC 9420 §7.2: a leaf of a KeyPackage is bound to no group, the others are.
  @Test
  void signedLeafNodesAreBoundToTheirPlace() {
    Bytes groupId = Bytes.utf8("group");
    LeafNode leaf = examples.leafNode();
    Bytes place = new WireWriter().opaque(groupId).u32(7).toBytes();

    LeafNode forKeyPackage = from(leaf, examples.fromKeyPackage());
    assertThat(forKeyPackage.toBeSigned(groupId, 7)).isEqualTo(unsigned(forKeyPackage));
    for (LeafNodeSource source : List.of(new LeafNodeSource.FromUpdate(), examples.fromCommit())) {
      LeafNode placed = from(leaf, source);
      assertThat(placed.toBeSigned(groupId, 7)).isEqualTo(Bytes.concat(unsigned(placed), place));
    }
  }

  private static LeafNode from(LeafNode leaf, LeafNodeSource source) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        leaf.credential(),
        leaf.capabilities(),
        source,
        leaf.extensions(),
        Bytes.wrap(new byte[64]));
  }

  private static Bytes unsigned(LeafNode leaf) {
    Bytes empty = leaf.withSignature(Bytes.EMPTY).encoded();
    return empty.slice(0, empty.size() - 1);
  }

  @Test
  void whatIsSignedDoesNotDependOnTheSignature() {
    Bytes signature = Bytes.wrap(new byte[100]);
    KeyPackage keyPackage = examples.keyPackage();
    GroupInfo groupInfo = examples.groupInfo();

    assertThat(keyPackage.withSignature(signature).toBeSigned()).isEqualTo(keyPackage.toBeSigned());
    assertThat(groupInfo.withSignature(signature).toBeSigned()).isEqualTo(groupInfo.toBeSigned());
  }

  /// RFC 9420 §13.4: a duplicate decodes, and the check finds it.
  @Test
  void findsDuplicateExtensions() {
    Extension one = new Extension(ExtensionType.APPLICATION_ID, Bytes.utf8("a"));
    Extension two = new Extension(ExtensionType.LAST_RESORT, Bytes.EMPTY);

    assertThat(Extensions.of(one, two).firstDuplicate()).isNull();
    assertThat(Extensions.of(one, two, one).firstDuplicate()).isEqualTo(one.type());
    assertThat(Extensions.of(one, two).find(two.type())).isEqualTo(Bytes.EMPTY);
    assertThat(Extensions.of(one).find(two.type())).isNull();
  }

  ///
  @Test
  void credentialsOfUnknownTypesAreOpaque() {
    assertThat(WireReader.decode(Bytes.fromHex("f00102aabb"), Credential::read))
        .isEqualTo(new Credential.Opaque(new CredentialType(0xf001), Bytes.fromHex("aabb")));
    assertThat(WireReader.decode(Bytes.fromHex("0a0a00"), Credential::read))
        .isEqualTo(new Credential.Opaque(new CredentialType(0x0a0a), Bytes.EMPTY));
  }

  /// E-33 and RFC 9420 §17.4
  @Test
  void proposalsOfThePrivateUseRangeAreOpaqueAndOtherUnknownOnesMalformed() {
    assertThat(WireReader.decode(Bytes.fromHex("f00102aabb"), Proposal::read))
        .isEqualTo(new CustomProposal(new ProposalType(0xf001), Bytes.fromHex("aabb")));
    assertThat(WireReader.decode(Bytes.fromHex("000a"), Proposal::read))
        .isEqualTo(new SelfRemove());
    assertMalformed("0a0a00", "proposal_type", Proposal::read);
    assertMalformed("000800", "proposal_type", Proposal::read);
    assertMalformed("000000", "proposal_type", Proposal::read);
  }

  @Test
  void closedCodePointsAreMalformedWhenUnknown() {
    assertMalformed("0000000100", "version", MLSMessage::read);
    assertMalformed("0002000100", "version", MLSMessage::read);
    assertMalformed("0001000600", "wire_format", MLSMessage::read);
    assertMalformed("00010a0a00", "wire_format", MLSMessage::read);
    assertMalformed("0000000000", "sender_type", Sender::read);
    assertMalformed("0500000000", "sender_type", Sender::read);
    assertMalformed("00", "content_type", ContentType::read);
    assertMalformed("04", "content_type", ContentType::read);
    assertMalformed("00", "leaf_node_source", LeafNodeSource::read);
    assertMalformed("04", "leaf_node_source", LeafNodeSource::read);
    assertMalformed("0300", "type", ProposalOrRef::read);
    assertMalformed("030000", "psktype", PreSharedKeyID::read);
    assertMalformed("0204", "usage", PreSharedKeyID::read);
    assertMalformed("0300", "node_type", Node::read);
  }

  /// RFC 9420 §6.3.1
  @Test
  void paddingMustBeZero() {
    PrivateMessageContent padded = examples.privateMessageContent(examples.applicationData(), 5);
    byte[] bytes = padded.encode().toByteArray();

    assertThat(read(bytes)).isEqualTo(padded);
    bytes[bytes.length - 2] = 1;
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> read(bytes))
        .satisfies(malformed -> assertThat(malformed.field()).isEqualTo("padding"));
  }

  private static PrivateMessageContent read(byte[] plaintext) {
    return WireReader.decode(
        Bytes.wrap(plaintext),
        reader -> PrivateMessageContent.read(ContentType.APPLICATION, reader));
  }

  @Test
  void tagsAreThereExactlyWhereTheyBelong() {
    FramedContent proposal =
        FramedContent.of(Bytes.EMPTY, 0, new Sender.Member(0), Bytes.EMPTY, new Remove(1));
    Bytes tag = Bytes.utf8("tag");
    var plain = new FramedContentAuthData(Bytes.EMPTY, null);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PublicMessage(proposal, new FramedContentAuthData(Bytes.EMPTY, tag), tag));
    assertThatIllegalArgumentException().isThrownBy(() -> new PublicMessage(proposal, plain, null));
  }

  /// RFC 9420 §6.1: outsiders do not know the GroupContext.
  @Test
  void onlyThoseWhoKnowTheGroupContextSignIt() {
    GroupContext context = examples.groupContext();

    assertThat(tbs(new Sender.Member(1), context).context()).isEqualTo(context);
    assertThat(tbs(new Sender.NewMemberCommit(), context).context()).isEqualTo(context);
    assertThat(tbs(new Sender.External(1), context).context()).isNull();
    assertThat(tbs(new Sender.NewMemberProposal(), context).context()).isNull();
  }

  private static FramedContentTBS tbs(Sender sender, GroupContext context) {
    FramedContent content = FramedContent.of(Bytes.EMPTY, 0, sender, Bytes.EMPTY, new Remove(1));
    return FramedContentTBS.of(WireFormat.PUBLIC_MESSAGE, content, context);
  }

  @Test
  void lifetimesIncludeBothEndsAndAreUnsigned() {
    Lifetime lifetime = new Lifetime(10, -1);

    assertThat(lifetime.contains(9)).isFalse();
    assertThat(lifetime.contains(10)).isTrue();
    assertThat(lifetime.contains(Long.MAX_VALUE)).isTrue();
    assertThat(new Lifetime(0, 20).contains(20)).isTrue();
    assertThat(new Lifetime(0, 20).contains(21)).isFalse();
  }

  @Test
  void unmergedLeavesStaySortedAndWhole() {
    LeafIndexList list = LeafIndexList.EMPTY.with(5).with(1).with(0xffff_ffffL).with(5);

    assertThat(list).isEqualTo(LeafIndexList.of(1, 5, 0xffff_ffffL));
    assertThat(list.isStrictlyIncreasing()).isTrue();
    assertThat(list.contains(5)).isTrue();
    assertThat(list.contains(4)).isFalse();
    assertThat(LeafIndexList.of(5, 5).isStrictlyIncreasing()).isFalse();
    assertMalformed("0300000001", "unmerged_leaves", LeafIndexList::read);
  }

  /// RFC 9420 §7.2, §11.1: default types are supported unlisted.
  @Test
  void defaultTypesAreSupportedUnlisted() {
    Capabilities none = new Capabilities(List.of(), List.of(), List.of(), List.of(), List.of());

    assertThat(none.supports(ExtensionType.EXTERNAL_SENDERS)).isTrue();
    assertThat(none.supports(ExtensionType.LAST_RESORT)).isFalse();
    assertThat(none.supports(ProposalType.GROUP_CONTEXT_EXTENSIONS)).isTrue();
    assertThat(none.supports(ProposalType.SELF_REMOVE)).isFalse();
    assertThat(none.supports(CredentialType.BASIC)).isFalse();
    assertThat(
            new RequiredCapabilities(
                    List.of(ExtensionType.RATCHET_TREE), List.of(ProposalType.ADD), List.of())
                .metBy(none))
        .isTrue();
  }
}
