package im.restante.mls.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.check.Check;
import im.restante.mls.message.Add;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProposalType;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.RequiredCapabilities;
import im.restante.mls.message.ResumptionPSKUsage;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Proposals that are refused by themselves, sent alone and by value in a commit: ValSem101–112,
/// ValSem401, ValSem402, valn0101–0113, valn0201–0205, valn0501–0803, valn1601, valn1602.
class ProposalRefusalTest {
  private static final ExtensionType CUSTOM = new ExtensionType(0xf100);

  private final SampleGroup sample = new SampleGroup(5);
  private final Client joiner = sample.client();

  @Test
  void valSem105RefusesAKeyPackageOfAnotherSuiteOrVersion() {
    assertThat(add(l -> l, k -> keyPackage(k, ProtocolVersion.MLS10, 2, k.initKey())))
        .isEqualTo(Check.KEY_PACKAGE_SUITE);
    assertThat(add(l -> l, k -> keyPackage(k, new ProtocolVersion(2), 1, k.initKey())))
        .isEqualTo(Check.KEY_PACKAGE_SUITE);
  }

  @Test
  void valn0203RefusesAKeyPackageWhoseSignatureDoesNotVerify() {
    KeyPackage keyPackage = joiner.keyPackage();
    assertThat(both(new Add(keyPackage.withSignature(Refusals.flipped(keyPackage.signature())))))
        .isEqualTo(Check.KEY_PACKAGE_SIGNATURE);
  }

  @Test
  void skipsTheSignaturesOfAKeyPackageThatIsKnown() {
    KeyPackage keyPackage = joiner.keyPackage();
    Add add = new Add(keyPackage.withSignature(Refusals.flipped(keyPackage.signature())));
    sample.known = _ -> true;
    assertThat(both(add)).isNull();
  }

  @Test
  void valSem104RefusesAnInitKeyThatIsTheEncryptionKey() {
    assertThat(add(l -> l, k -> keyPackage(k, k.version(), 1, k.leafNode().encryptionKey())))
        .isEqualTo(Check.INIT_KEY_DIFFERS);
  }

  @Test
  void refusesKeysThatAreNone() {
    assertThat(add(l -> l, k -> keyPackage(k, k.version(), 1, Bytes.EMPTY)))
        .isEqualTo(Check.ENCRYPTION_KEY_WELL_FORMED);
    assertThat(add(l -> Refusals.encryptionKey(l, Bytes.wrap(new byte[32])), k -> k))
        .isEqualTo(Check.ENCRYPTION_KEY_WELL_FORMED);
  }

  @Test
  void valn0108RefusesALeafOfAnotherSourceInAKeyPackage() {
    assertThat(add(l -> Refusals.source(l, new LeafNodeSource.FromUpdate()), k -> k))
        .isEqualTo(Check.LEAF_SOURCE_KEY_PACKAGE);
  }

  @Test
  void valn0105RefusesLifetimesThatAreOverNotBegunOrTooLong() {
    long now = Client.NOW_SECONDS;
    long tolerance = sample.rules.clockToleranceSeconds();
    long longest = sample.rules.lifetimeSecondsMax();
    for (Lifetime lifetime :
        List.of(
            new Lifetime(now - 100_000, now - tolerance - 1),
            new Lifetime(now + tolerance + 1, now + 100_000),
            new Lifetime(now - 1, now + longest),
            new Lifetime(now + 1, now - 1),
            new Lifetime(0, -1))) {
      assertThat(add(l -> Refusals.source(l, new LeafNodeSource.FromKeyPackage(lifetime)), k -> k))
          .as("%s", lifetime)
          .isEqualTo(Check.LEAF_LIFETIME);
    }
    assertThat(
            add(
                l ->
                    Refusals.source(
                        l,
                        new LeafNodeSource.FromKeyPackage(
                            new Lifetime(now - 5000, now - tolerance))),
                k -> k))
        .isNull();
  }

  @Test
  void valn0102RefusesALeafWhoseSignatureDoesNotVerify() {
    KeyPackage valid = joiner.keyPackage();
    LeafNode forged =
        valid.leafNode().withSignature(Refusals.flipped(valid.leafNode().signature()));
    KeyPackage unsigned =
        KeyPackage.of(
            valid.version(),
            valid.cipherSuite(),
            valid.initKey(),
            forged,
            Extensions.EMPTY,
            Bytes.EMPTY);
    assertThat(
            both(
                new Add(
                    unsigned.withSignature(joiner.sign("KeyPackageTBS", unsigned.toBeSigned())))))
        .isEqualTo(Check.LEAF_SIGNATURE);
  }

  @Test
  void valn0113RefusesALeafThatDoesNotListItsOwnCredentialType() {
    assertThat(
            add(
                l ->
                    Refusals.credential(
                        l, new Credential.Opaque(new CredentialType(0xf001), Bytes.EMPTY)),
                k -> k))
        .isEqualTo(Check.LEAF_OWN_CREDENTIAL_SUPPORTED);
  }

  @Test
  void valn0107RefusesALeafThatDoesNotListItsOwnExtensions() {
    assertThat(add(l -> Refusals.extensions(l, custom()), k -> k))
        .isEqualTo(Check.LEAF_EXTENSIONS_SUPPORTED);
  }

  @Test
  void valn1601RefusesExtensionsOfOtherPlacesAndDuplicatesInALeaf() {
    assertThat(add(l -> Refusals.extensions(l, required()), k -> k))
        .isEqualTo(Check.LEAF_EXTENSION_PLACE);
    Extension id = new Extension(ExtensionType.APPLICATION_ID, Bytes.EMPTY);
    assertThat(add(l -> Refusals.extensions(l, Extensions.of(id)), k -> k)).isNull();
    assertThat(add(l -> Refusals.extensions(l, Extensions.of(id, id)), k -> k))
        .isEqualTo(Check.LEAF_EXTENSION_PLACE);
  }

  @Test
  void valn1602RefusesExtensionsOfOtherPlacesInAKeyPackage() {
    assertThat(
            add(
                l -> l,
                k ->
                    KeyPackage.of(
                        k.version(),
                        k.cipherSuite(),
                        k.initKey(),
                        k.leafNode(),
                        required(),
                        Bytes.EMPTY)))
        .isEqualTo(Check.KEY_PACKAGE_EXTENSION_PLACE);
  }

  @Test
  void refusesALeafThatDoesNotListTheSuite() {
    Capabilities c = Client.CAPABILITIES;
    assertThat(
            add(
                l ->
                    Refusals.capabilities(
                        l,
                        new Capabilities(
                            c.versions(),
                            List.of(new CipherSuiteId(3)),
                            c.extensions(),
                            c.proposals(),
                            c.credentials())),
                k -> k))
        .isEqualTo(Check.LEAF_SUITE_SUPPORTED);
  }

  @Test
  void valSem106RefusesAMemberWithoutTheRequiredCapabilities() {
    var _ = sample.accept(sample.by(0).propose(new GroupContextExtensions(required())));
    assertThat(
            add(
                l ->
                    Refusals.capabilities(
                        l,
                        new Capabilities(
                            l.capabilities().versions(),
                            l.capabilities().cipherSuites(),
                            List.of(),
                            List.of(),
                            l.capabilities().credentials())),
                k -> k))
        .isEqualTo(Check.LEAF_REQUIRED_CAPABILITIES);
    assertThat(add(l -> l, k -> k)).isNull();
  }

  @Test
  void valn0101RefusesACredentialThatTheApplicationDoesNotAccept() {
    sample.rules =
        sample.rules.withCredentials(
            new CredentialRules() {
              @Override
              public boolean accepts(LeafNode leaf, long nowSeconds) {
                return !leaf.credential().equals(joiner.credential);
              }

              @Override
              public boolean mayReplace(LeafNode before, LeafNode after) {
                return true;
              }
            });
    assertThat(add(l -> l, k -> k)).isEqualTo(Check.LEAF_CREDENTIAL);
  }

  @Test
  void valSem101RefusesTheSignatureKeyOfAMember() {
    assertThat(both(new Add(sample.member(2).keyPackage()))).isEqualTo(Check.SIGNATURE_KEY_UNIQUE);
  }

  @Test
  void valn0306AcceptsAMemberThatIsRemovedInTheSameCommit() {
    assertThat(
            Refusals.by(
                sample.commit(
                    sample.by(0).propose(new Remove(2), new Add(sample.member(2).keyPackage())))))
        .isNull();
  }

  @Test
  void valSem103RefusesTheEncryptionKeyOfAMember() {
    LeafNode member = java.util.Objects.requireNonNull(sample.group.member(sample.access, 2));
    assertThat(add(l -> Refusals.encryptionKey(l, member.encryptionKey()), k -> k))
        .isEqualTo(Check.ENCRYPTION_KEY_UNIQUE);
  }

  @Test
  void valSem110RefusesAnUpdateToTheEncryptionKeyOfAMember() {
    LeafNode member = java.util.Objects.requireNonNull(sample.group.member(sample.access, 2));
    assertThat(update(1, l -> Refusals.encryptionKey(l, member.encryptionKey())))
        .isEqualTo(Check.ENCRYPTION_KEY_UNIQUE);
  }

  @Test
  void valn0602RefusesAnUpdateThatKeepsItsEncryptionKey() {
    LeafNode own = java.util.Objects.requireNonNull(sample.group.member(sample.access, 1));
    assertThat(update(1, l -> Refusals.encryptionKey(l, own.encryptionKey())))
        .isEqualTo(Check.UPDATE_NEW_ENCRYPTION_KEY);
  }

  @Test
  void valn0109RefusesAnUpdateWithALeafOfAnotherSource() {
    assertThat(
            update(
                1, l -> Refusals.source(l, new LeafNodeSource.FromKeyPackage(new Lifetime(0, -1)))))
        .isEqualTo(Check.LEAF_SOURCE_UPDATE);
  }

  @Test
  void refusesAnUpdateToAnotherIdentity() {
    assertThat(update(1, l -> Refusals.credential(l, joiner.credential)))
        .isEqualTo(Check.CREDENTIAL_SUCCESSION);
  }

  @Test
  void refusesAnUpdateSignedForAnotherLeaf() {
    Client client = sample.member(1);
    LeafNode leaf =
        client.sign(client.unsigned(new LeafNodeSource.FromUpdate()), sample.groupId(), 2);
    assertThat(Refusals.by(sample.propose(sample.message(1, new Update(leaf)))))
        .isEqualTo(Check.LEAF_SIGNATURE);
  }

  @Test
  void valSem112RefusesAnUpdateOfANewMember() {
    CommitBuilder commit = sample.joining(joiner).externalInit().propose(sample.update(1));
    assertThat(Refusals.by(sample.commit(commit))).isEqualTo(Check.UPDATE_SENDER);
  }

  @Test
  void valSem108RefusesTheRemovalOfNoMember() {
    for (long leaf : new long[] {5, 8, 0xffff_ffffL}) {
      assertThat(both(new Remove(leaf))).isEqualTo(Check.REMOVED_IS_MEMBER);
    }
  }

  @Test
  void valSem401RefusesAPskNonceOfAnotherLength() {
    assertThat(psk(new PreSharedKeyID.External(Bytes.utf8("id"), sample.random.bytes(31))))
        .isEqualTo(Check.PSK_NONCE);
    assertThat(psk(new PreSharedKeyID.External(Bytes.utf8("id"), sample.random.bytes(32))))
        .isNull();
  }

  @Test
  void valSem402RefusesPsksOfSuccessorGroups() {
    for (ResumptionPSKUsage usage : ResumptionPSKUsage.values()) {
      assertThat(
              psk(
                  new PreSharedKeyID.Resumption(
                      usage, sample.groupId(), 0, sample.random.bytes(32))))
          .isEqualTo(usage == ResumptionPSKUsage.APPLICATION ? null : Check.PSK_TYPE);
    }
  }

  @Test
  void valn0310RefusesAnExternalInitOfAMember() {
    assertThat(both(new ExternalInit(sample.random.bytes(32)))).isEqualTo(Check.NO_EXTERNAL_INIT);
  }

  @Test
  void refusesAReInitToAnOlderVersion() {
    ReInit reInit =
        new ReInit(
            Bytes.utf8("next"), new ProtocolVersion(0), new CipherSuiteId(1), Extensions.EMPTY);
    assertThat(both(reInit)).isEqualTo(Check.REINIT_VERSION);
  }

  @Test
  void valSem113RefusesAProposalTypeThatNotAllSupport() {
    assertThat(both(new CustomProposal(new ProposalType(0xf001), Bytes.EMPTY)))
        .isEqualTo(Check.PROPOSAL_TYPE_SUPPORTED);
  }

  @Test
  void valSem209RefusesGroupExtensionsThatNotAllSupport() {
    Capabilities c = Client.CAPABILITIES;
    sample.member(0).capabilities =
        new Capabilities(
            c.versions(),
            c.cipherSuites(),
            List.of(CUSTOM),
            c.proposals(),
            List.of(CredentialType.BASIC, CredentialType.X509));
    assertThat(both(new GroupContextExtensions(custom())))
        .isEqualTo(Check.GROUP_EXTENSIONS_SUPPORTED);
    assertThat(
            both(
                new GroupContextExtensions(
                    Extensions.of(
                        Extension.of(
                            ExtensionType.REQUIRED_CAPABILITIES,
                            new RequiredCapabilities(
                                List.of(), List.of(), List.of(CredentialType.X509)))))))
        .isEqualTo(Check.GROUP_EXTENSIONS_SUPPORTED);
    assertThat(both(new GroupContextExtensions(required()))).isNull();
  }

  @Test
  void valn1604RefusesGroupExtensionsOfOtherPlacesAndDuplicates() {
    Extension id = new Extension(ExtensionType.APPLICATION_ID, Bytes.EMPTY);
    assertThat(both(new GroupContextExtensions(Extensions.of(id))))
        .isEqualTo(Check.GROUP_EXTENSION_PLACE);
    Extension required = required().list().getFirst();
    assertThat(both(new GroupContextExtensions(Extensions.of(required, required))))
        .isEqualTo(Check.GROUP_EXTENSION_PLACE);
  }

  @Test
  void refusesGroupExtensionsThatDoNotDecode() {
    assertThat(
            both(
                new GroupContextExtensions(
                    Extensions.of(
                        new Extension(ExtensionType.EXTERNAL_SENDERS, Bytes.fromHex("0500"))))))
        .isEqualTo(Check.GROUP_EXTENSION_CONTENT);
  }

  @Test
  void keepsABoundedNumberOfProposals() {
    for (int i = 0; i < sample.rules.pendingMax(); i++) {
      var _ =
          sample.pending(
              1,
              new PreSharedKey(
                  new PreSharedKeyID.External(Bytes.utf8("id " + i), sample.random.bytes(32))));
    }
    assertThat(Refusals.by(sample.propose(sample.message(1, new Remove(2)))))
        .isEqualTo(Check.PENDING_LIMIT);
  }

  /// Sent alone and by value; both refuse for the same reason.
  private @Nullable Check both(Proposal proposal) {
    Check alone = Refusals.by(sample.propose(sample.message(0, proposal)));
    Check inCommit = Refusals.by(sample.commit(sample.by(0).propose(proposal)));
    assertThat(alone).isEqualTo(inCommit);
    return alone;
  }

  private @Nullable Check add(UnaryOperator<LeafNode> leaf, UnaryOperator<KeyPackage> keyPackage) {
    return both(new Add(joiner.keyPackage(leaf, keyPackage)));
  }

  private @Nullable Check update(int leafIndex, UnaryOperator<LeafNode> change) {
    Client client = sample.member(leafIndex);
    LeafNode leaf =
        client.sign(
            change.apply(client.unsigned(new LeafNodeSource.FromUpdate())),
            sample.groupId(),
            leafIndex);
    return Refusals.by(
        sample.propose(sample.message(client, new Sender.Member(leafIndex), new Update(leaf))));
  }

  private @Nullable Check psk(PreSharedKeyID psk) {
    return both(new PreSharedKey(psk));
  }

  private Extensions required() {
    return Extensions.of(
        Extension.of(
            ExtensionType.REQUIRED_CAPABILITIES,
            new RequiredCapabilities(List.of(), List.of(ProposalType.SELF_REMOVE), List.of())));
  }

  private static Extensions custom() {
    return Extensions.of(new Extension(CUSTOM, Bytes.EMPTY));
  }

  private static KeyPackage keyPackage(
      KeyPackage keyPackage, ProtocolVersion version, int suite, Bytes initKey) {
    return KeyPackage.of(
        version,
        new CipherSuiteId(suite),
        initKey,
        keyPackage.leafNode(),
        keyPackage.extensions(),
        Bytes.EMPTY);
  }
}
