package im.restante.mls.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Checked;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.AcceptedProposal;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.GroupRules;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.Add;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProposalType;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.schedule.Padding;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One group, its members by name, and a server that follows it and orders commits.
///
/// The server is a [PublicGroup] that checks every commit and GroupInfo, as the real one does.
final class TestWorld {
  static final long NOW = 1_800_000_000;
  static final ProposalType CUSTOM = new ProposalType(0xf001);
  static final ExtensionType SECRET_EXTENSION = new ExtensionType(0xf00a);
  static final MemberLimits LIMITS = new MemberLimits(new RatchetLimits(20, 5), 2, 3);

  final SuiteCrypto crypto =
      CryptoProvider.create(SignatureBackend.AUTO)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
  final GroupAccess access = GroupAccess.open(crypto);
  final GroupRules rules = GroupRules.standard();
  final Map<Bytes, Secret> psks = new HashMap<>();
  final MemberSettings settings =
      new MemberSettings(LIMITS, rules, psks::get, Padding.toMultipleOf(64));
  final SeededRandom random;
  final Map<String, MemberGroup> members = new LinkedHashMap<>();
  private @Nullable PublicGroup server;

  TestWorld(long seed) {
    random = new SeededRandom(seed);
  }

  /// A world with a group of these members, the first of whom created it and added the others.
  static TestWorld of(String... names) {
    TestWorld world = new TestWorld(1);
    world.found(names[0], Extensions.EMPTY);
    if (names.length > 1) {
      world.add(names[0], List.of(names).subList(1, names.length));
    }
    return world;
  }

  void found(String name, Extensions extensions) {
    MemberGroup group =
        MemberGroup.create(
                settings, crypto, Bytes.utf8("group"), extensions, bundle(name), random, NOW)
            .orElseThrow();
    server =
        PublicGroup.create(group.groupInfo(Extensions.EMPTY), tree(group), access, rules, NOW)
            .orElseThrow();
    members.put(name, group);
  }

  PublicGroup server() {
    return Objects.requireNonNull(server);
  }

  MemberGroup member(String name) {
    return Objects.requireNonNull(members.get(name));
  }

  LeafParameters leaf(String name) {
    return new LeafParameters(
        new Credential.Basic(Bytes.utf8(name)),
        new Capabilities(
            List.of(ProtocolVersion.MLS10),
            List.of(new CipherSuiteId(crypto.suite().value())),
            List.of(),
            List.of(CUSTOM, ProposalType.SELF_REMOVE),
            List.of(CredentialType.BASIC)),
        Extensions.EMPTY);
  }

  SignatureKeyPair signatureKeys() {
    return crypto.generateSignatureKeyPair(random);
  }

  KeyPackageBundle bundle(String name) {
    return KeyPackageBundle.create(
        crypto,
        leaf(name),
        signatureKeys(),
        new Lifetime(NOW - 3600, NOW + 86_400),
        Extensions.EMPTY,
        random);
  }

  static RatchetTree tree(MemberGroup group) {
    return WireReader.decode(group.ratchetTree(), RatchetTree::read);
  }

  /// Adds clients in one commit and lets them join.
  void add(String committer, List<String> names) {
    List<KeyPackageBundle> bundles = names.stream().map(this::bundle).toList();
    List<Add> adds = bundles.stream().map(bundle -> new Add(bundle.keyPackage())).toList();
    CommitOutput output = commit(committer, CommitRequest.of(adds));
    for (int i = 0; i < names.size(); i++) {
      members.put(names.get(i), join(output, bundles.get(i)).group());
    }
  }

  WelcomeJoin join(CommitOutput output, KeyPackageBundle bundle) {
    MLSMessage welcome = Objects.requireNonNull(output.welcome());
    return MemberGroup.join(settings, crypto, welcome.encoded(), bundle, null, NOW).orElseThrow();
  }

  /// Makes a commit, has the server accept it and everybody else process it.
  @CanIgnoreReturnValue
  CommitOutput commit(String committer, CommitRequest request) {
    CommitOutput output = member(committer).commit(request, random, NOW).orElseThrow();
    accept(output);
    var _ = member(committer).confirmCommit();
    deliver(output.commit(), committer);
    return output;
  }

  @CanIgnoreReturnValue
  CommitOutput commit(String committer, Proposal... proposals) {
    return commit(committer, CommitRequest.of(proposals));
  }

  /// The server checks a commit and moves on.
  void accept(CommitOutput output) {
    GroupInfo info = output.groupInfo();
    Checked<AcceptedCommit> accepted =
        server()
            .commit(
                (PublicMessage) output.commit().body(),
                new PartialGroupInfo(info.extensions(), info.signature()),
                access,
                rules,
                KnownKeyPackages.none(),
                NOW);
    server = accepted.orElseThrow().next();
    assertThat(server.groupInfo(access)).isEqualTo(info);
  }

  /// Sends a proposal through the server to everybody else.
  void propose(String sender, Outcome<ProposalOutput> proposal) {
    MLSMessage message = proposal.orElseThrow().message();
    Checked<AcceptedProposal> accepted =
        server()
            .propose((PublicMessage) message.body(), access, rules, KnownKeyPackages.none(), NOW);
    server = accepted.orElseThrow().next();
    deliver(message, sender);
  }

  void propose(String sender, Proposal proposal) {
    propose(
        sender,
        member(sender)
            .propose(proposal, Bytes.EMPTY, HandshakeFraming.PUBLIC_MESSAGE, random, NOW));
  }

  void proposeUpdate(String sender, LeafChange change) {
    propose(
        sender,
        member(sender)
            .proposeUpdate(change, Bytes.EMPTY, HandshakeFraming.PUBLIC_MESSAGE, random, NOW));
  }

  /// Everybody but the sender processes a message; who is removed by it goes.
  void deliver(MLSMessage message, String sender) {
    for (String name : new ArrayList<>(members.keySet())) {
      if (!name.equals(sender)) {
        Received received = member(name).process(message.encoded(), NOW).orElseThrow();
        if (received instanceof Received.Removed) {
          members.remove(name);
        }
      }
    }
  }

  /// Stores a member's state and goes on from what was stored.
  void restart(String name) {
    MemberGroup before = member(name);
    MemberGroup after = MemberGroup.decode(settings, crypto, before.encode());
    assertThat(after.encode()).isEqualTo(before.encode());
    before.close();
    members.put(name, after);
  }

  /// All members and the server agree on the epoch, and each opens a message of every other.
  void assertAgreement() {
    Bytes authenticator = members.values().iterator().next().epochAuthenticator();
    for (MemberGroup group : members.values()) {
      assertThat(group.context()).isEqualTo(server().context());
      assertThat(group.epochAuthenticator()).isEqualTo(authenticator);
    }
  }

  static void assertRefused(Outcome<?> outcome, MemberCheck check) {
    assertThat(outcome).isEqualTo(new Outcome.Refused<>(new Refusal.SecretCheck(check)));
  }

  static void assertRefused(Outcome<?> outcome, im.restante.mls.check.Check check) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(((Refusal.PublicCheck) refused.refusal()).rejection().check())
                    .isEqualTo(check));
  }
}
