package im.restante.mls.message;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every struct of the package: what it writes it reads back, and nothing shorter or longer.
///
/// Random structs of a printed seed; the list of structs is compared with the classes there are, so
/// that none is left out.
class MlsStructsCodecTest {
  private static final long SEED = 9420;
  private static final int ROUNDS = 60;

  private record Codec(
      Function<MlsExamples, WireStruct> example, Function<WireReader, WireStruct> read) {}

  private static final Map<Class<?>, Codec> CODECS = new LinkedHashMap<>();

  private static void codec(
      Class<? extends WireStruct> type,
      Function<MlsExamples, WireStruct> example,
      Function<WireReader, WireStruct> read) {
    CODECS.put(type, new Codec(example, read));
  }

  static {
    codec(ProtocolVersion.class, MlsExamples::protocolVersion, ProtocolVersion::read);
    codec(CipherSuiteId.class, MlsExamples::cipherSuiteId, CipherSuiteId::read);
    codec(WireFormat.class, MlsExamples::wireFormat, WireFormat::read);
    codec(ExtensionType.class, MlsExamples::extensionType, ExtensionType::read);
    codec(ProposalType.class, MlsExamples::proposalType, ProposalType::read);
    codec(CredentialType.class, MlsExamples::credentialType, CredentialType::read);
    codec(Extension.class, MlsExamples::extension, Extension::read);
    codec(Extensions.class, MlsExamples::extensions, Extensions::read);
    codec(Capabilities.class, MlsExamples::capabilities, Capabilities::read);
    codec(Lifetime.class, MlsExamples::lifetime, Lifetime::read);
    codec(Credential.Basic.class, MlsExamples::basic, Credential::read);
    codec(Credential.X509.class, MlsExamples::x509, Credential::read);
    codec(Credential.Opaque.class, MlsExamples::opaqueCredential, Credential::read);
    codec(LeafNodeSource.FromKeyPackage.class, MlsExamples::fromKeyPackage, LeafNodeSource::read);
    codec(
        LeafNodeSource.FromUpdate.class,
        _ -> new LeafNodeSource.FromUpdate(),
        LeafNodeSource::read);
    codec(LeafNodeSource.FromCommit.class, MlsExamples::fromCommit, LeafNodeSource::read);
    codec(LeafNode.class, MlsExamples::leafNode, LeafNode::read);
    codec(LeafIndexList.class, MlsExamples::leafIndexList, LeafIndexList::read);
    codec(ParentNode.class, MlsExamples::parentNode, ParentNode::read);
    codec(RatchetTree.class, MlsExamples::ratchetTree, RatchetTree::read);
    codec(KeyPackage.class, MlsExamples::keyPackage, KeyPackage::read);
    codec(ResumptionPSKUsage.class, MlsExamples::resumptionPSKUsage, ResumptionPSKUsage::read);
    codec(PreSharedKeyID.External.class, MlsExamples::externalPsk, PreSharedKeyID::read);
    codec(PreSharedKeyID.Resumption.class, MlsExamples::resumptionPsk, PreSharedKeyID::read);
    codec(PSKLabel.class, MlsExamples::pskLabel, PSKLabel::read);
    codec(Add.class, MlsExamples::add, Proposal::read);
    codec(Update.class, MlsExamples::update, Proposal::read);
    codec(Remove.class, MlsExamples::remove, Proposal::read);
    codec(PreSharedKey.class, MlsExamples::preSharedKey, Proposal::read);
    codec(ReInit.class, MlsExamples::reInit, Proposal::read);
    codec(ExternalInit.class, MlsExamples::externalInit, Proposal::read);
    codec(GroupContextExtensions.class, MlsExamples::groupContextExtensions, Proposal::read);
    codec(SelfRemove.class, _ -> new SelfRemove(), Proposal::read);
    codec(CustomProposal.class, MlsExamples::customProposal, Proposal::read);
    codec(HPKECiphertext.class, MlsExamples::hpkeCiphertext, HPKECiphertext::read);
    codec(UpdatePathNode.class, MlsExamples::updatePathNode, UpdatePathNode::read);
    codec(UpdatePath.class, MlsExamples::updatePath, UpdatePath::read);
    codec(ProposalOrRef.ByValue.class, MlsExamples::byValue, ProposalOrRef::read);
    codec(ProposalOrRef.ByReference.class, MlsExamples::byReference, ProposalOrRef::read);
    codec(Commit.class, MlsExamples::commit, Commit::read);
    codec(ApplicationData.class, MlsExamples::applicationData, ApplicationData::read);
    codec(ContentType.class, MlsExamples::contentType, ContentType::read);
    codec(Sender.Member.class, MlsExamples::member, Sender::read);
    codec(Sender.External.class, MlsExamples::external, Sender::read);
    codec(Sender.NewMemberProposal.class, _ -> new Sender.NewMemberProposal(), Sender::read);
    codec(Sender.NewMemberCommit.class, _ -> new Sender.NewMemberCommit(), Sender::read);
    codec(FramedContent.class, MlsExamples::framedContent, FramedContent::read);
    codec(
        FramedContentAuthData.class,
        examples -> examples.auth(ContentType.COMMIT),
        reader -> FramedContentAuthData.read(ContentType.COMMIT, reader));
    codec(
        AuthenticatedContent.class, MlsExamples::authenticatedContent, AuthenticatedContent::read);
    codec(FramedContentTBS.class, MlsExamples::framedContentTBS, FramedContentTBS::read);
    codec(
        AuthenticatedContentTBM.class,
        MlsExamples::authenticatedContentTBM,
        AuthenticatedContentTBM::read);
    codec(
        ConfirmedTranscriptHashInput.class,
        MlsExamples::confirmedTranscriptHashInput,
        ConfirmedTranscriptHashInput::read);
    codec(
        InterimTranscriptHashInput.class,
        MlsExamples::interimTranscriptHashInput,
        InterimTranscriptHashInput::read);
    codec(PublicMessage.class, MlsExamples::publicMessage, PublicMessage::read);
    codec(PrivateMessage.class, MlsExamples::privateMessage, PrivateMessage::read);
    codec(
        PrivateMessageContent.class,
        examples -> examples.privateMessageContent(examples.commit(), 0),
        reader -> PrivateMessageContent.read(ContentType.COMMIT, reader));
    codec(PrivateContentAAD.class, MlsExamples::privateContentAAD, PrivateContentAAD::read);
    codec(SenderDataAAD.class, MlsExamples::senderDataAAD, SenderDataAAD::read);
    codec(SenderData.class, MlsExamples::senderData, SenderData::read);
    codec(GroupContext.class, MlsExamples::groupContext, GroupContext::read);
    codec(GroupInfo.class, MlsExamples::groupInfo, GroupInfo::read);
    codec(GroupSecrets.class, MlsExamples::groupSecrets, GroupSecrets::read);
    codec(
        EncryptedGroupSecrets.class,
        MlsExamples::encryptedGroupSecrets,
        EncryptedGroupSecrets::read);
    codec(Welcome.class, MlsExamples::welcome, Welcome::read);
    codec(MLSMessage.class, MlsExamples::mlsMessage, MLSMessage::read);
    codec(ExternalSender.class, MlsExamples::externalSender, ExternalSender::read);
    codec(ExternalSenders.class, MlsExamples::externalSenders, ExternalSenders::read);
    codec(ExternalPub.class, MlsExamples::externalPub, ExternalPub::read);
    codec(
        RequiredCapabilities.class, MlsExamples::requiredCapabilities, RequiredCapabilities::read);
  }

  @Test
  void everyStructIsListed() throws Exception {
    URL anyClass = Objects.requireNonNull(MLSMessage.class.getResource("MLSMessage.class"));
    Set<Class<?>> structs = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of(anyClass.toURI()).getParent())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName(MLSMessage.class.getPackageName() + "." + name);
        if (WireStruct.class.isAssignableFrom(type) && !type.isInterface()) {
          structs.add(type);
        }
      }
    }

    assertThat(structs).hasSizeGreaterThan(60);
    assertThat(CODECS.keySet()).isEqualTo(structs);
  }

  @TestFactory
  Stream<DynamicTest> readsBackWhatItWrote() {
    return eachExample((codec, value, encoded) -> {
      WireStruct read = WireReader.decode(encoded, codec.read());
      assertThat(read).isEqualTo(value);
      assertThat(read.encode()).isEqualTo(encoded);
    });
  }

  @TestFactory
  Stream<DynamicTest> rejectsEveryTruncation() {
    return eachExample((codec, _, encoded) -> {
      for (int size = 0; size < encoded.size(); size++) {
        assertThat(accepts(codec, encoded.slice(0, size))).isFalse();
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> rejectsATrailingByte() {
    return eachExample((codec, value, encoded) -> {
      // Zero after the plaintext of a PrivateMessage is padding; anything else is not.
      byte trailing = (byte) (value instanceof PrivateMessageContent ? 1 : 0);
      Bytes longer = Bytes.concat(encoded, Bytes.wrap(new byte[] {trailing}));
      assertThat(accepts(codec, longer)).isFalse();
    });
  }

  /// Only MalformedMessage comes out, and what is accepted is written again byte for byte.
  @TestFactory
  Stream<DynamicTest> survivesAnyChangedByte() {
    return eachExample((codec, _, encoded) -> {
      byte[] bytes = encoded.toByteArray();
      Random random = new Random(SEED);
      for (int i = 0; i < bytes.length; i++) {
        byte[] changed = Arrays.copyOf(bytes, bytes.length);
        changed[i] ^= (byte) (1 << random.nextInt(8));
        try {
          WireStruct read = WireReader.decode(Bytes.wrap(changed), codec.read());
          assertThat(read.encode()).isEqualTo(Bytes.wrap(changed));
        } catch (MalformedMessage malformed) {
          assertThat(malformed.offset()).isBetween(0, bytes.length);
        }
      }
    });
  }

  private static boolean accepts(Codec codec, Bytes bytes) {
    try {
      var _ = WireReader.decode(bytes, codec.read());
      return true;
    } catch (MalformedMessage malformed) {
      return false;
    }
  }

  private interface Check {
    void of(Codec codec, WireStruct value, Bytes encoded);
  }

  private static Stream<DynamicTest> eachExample(Check check) {
    return CODECS.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey().getSimpleName() + ", seed " + SEED,
                () -> {
                  MlsExamples examples = new MlsExamples(new Random(SEED));
                  for (int round = 0; round < ROUNDS; round++) {
                    WireStruct value = entry.getValue().example().apply(examples);
                    assertThat(value).isInstanceOf(entry.getKey());
                    check.of(entry.getValue(), value, value.encode());
                  }
                }));
  }
}
