package im.restante.mls.fuzz;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.GroupRules;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.HandshakeFraming;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.LeafChange;
import im.restante.mls.member.LeafParameters;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.member.MemberSettings;
import im.restante.mls.member.Outcome;
import im.restante.mls.member.ProposalOutput;
import im.restante.mls.message.Add;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.ProposalType;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.message.Remove;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One epoch of a group: the server's side of it and the members who can commit in it, at rest.
///
/// Leaves 0, 1, 2, 4 and 5 are members and leaf 3 is blank; the tree has blank and unmerged nodes.
/// Equal for equal suite and kind, so that a finding can be replayed.
final class LiveGroup {
  static final long NOW_SECONDS = 1_800_000_000;
  static final int BLANK_LEAF = 3;
  static final int REMOVED_BY_REFERENCE = 5;
  static final Bytes PSK_ID = Bytes.utf8("a key shared before");
  private static final int SIZE = 6;

  final SuiteCrypto crypto;
  final GroupAccess access;
  final GroupRules rules = GroupRules.standard();
  final MemberSettings settings;
  private final RandomSource random;
  private final Map<Integer, SignatureKeyPair> signatureKeys = new HashMap<>();
  private final Map<Integer, Bytes> members = new HashMap<>();
  private final PublicGroup server;

  /// @param pending whether the epoch has proposals that wait for a commit: an Update of leaf 4, a
  ///   Remove of leaf 5 and an Add
  LiveGroup(CipherSuite suite, boolean pending) {
    crypto = CryptoProvider.create(SignatureBackend.AUTO).suite(suite);
    access = GroupAccess.open(crypto);
    random = new SeededRandom("live group " + suite.value());
    settings =
        MemberSettings.standard().withPsks(id -> id.equals(PSK_ID) ? Secret.zeros(32) : null);
    Map<Integer, MemberGroup> live = new HashMap<>();
    PublicGroup group = found(live);
    group = commit(group, live, 2, CommitRequest.of());
    group = commit(group, live, 4, CommitRequest.of(new Remove(BLANK_LEAF)));
    live.remove(BLANK_LEAF);
    if (pending) {
      group = propose(group, live);
    }
    server = group;
    live.forEach((leafIndex, member) -> members.put(leafIndex, member.encode()));
  }

  PublicGroup server() {
    return server;
  }

  /// A member of this epoch, in memory of its own.
  MemberGroup member(int leafIndex) {
    return MemberGroup.decode(settings, crypto, Objects.requireNonNull(members.get(leafIndex)));
  }

  SignatureKeyPair signatureKeys(int leafIndex) {
    return Objects.requireNonNull(signatureKeys.get(leafIndex));
  }

  LeafParameters leaf(int leafIndex) {
    return leaf("client " + leafIndex);
  }

  LeafParameters leaf(String name) {
    return new LeafParameters(
        new Credential.Basic(Bytes.utf8(name)),
        new Capabilities(
            List.of(ProtocolVersion.MLS10),
            List.of(new CipherSuiteId(crypto.suite().value())),
            List.of(),
            List.of(ProposalType.SELF_REMOVE),
            List.of(CredentialType.BASIC)),
        Extensions.EMPTY);
  }

  KeyPackageBundle bundle(String name, SignatureKeyPair keys, RandomSource source) {
    Lifetime lifetime = new Lifetime(NOW_SECONDS - 3600, NOW_SECONDS + 86_400);
    return KeyPackageBundle.create(crypto, leaf(name), keys, lifetime, Extensions.EMPTY, source);
  }

  private KeyPackageBundle bundle(int leafIndex) {
    SignatureKeyPair keys = crypto.generateSignatureKeyPair(random);
    signatureKeys.put(leafIndex, keys);
    return bundle("client " + leafIndex, keys, random);
  }

  private PublicGroup found(Map<Integer, MemberGroup> live) {
    MemberGroup creator =
        MemberGroup.create(
                settings,
                crypto,
                Bytes.utf8("live group"),
                Extensions.EMPTY,
                bundle(0),
                random,
                NOW_SECONDS)
            .orElseThrow();
    live.put(0, creator);
    PublicGroup group =
        PublicGroup.create(
                creator.groupInfo(Extensions.EMPTY),
                WireReader.decode(creator.ratchetTree(), RatchetTree::read),
                access,
                rules,
                NOW_SECONDS)
            .orElseThrow();
    List<KeyPackageBundle> joiners = new ArrayList<>();
    for (int leafIndex = 1; leafIndex < SIZE; leafIndex++) {
      joiners.add(bundle(leafIndex));
    }
    CommitOutput output =
        creator
            .commit(
                CommitRequest.of(joiners.stream().map(b -> new Add(b.keyPackage())).toList()),
                random,
                NOW_SECONDS)
            .orElseThrow();
    group = accept(group, output);
    var _ = creator.confirmCommit();
    Bytes welcome = Objects.requireNonNull(output.welcome()).encoded();
    for (int leafIndex = 1; leafIndex < SIZE; leafIndex++) {
      KeyPackageBundle bundle = joiners.get(leafIndex - 1);
      live.put(
          leafIndex,
          MemberGroup.join(settings, crypto, welcome, bundle, null, NOW_SECONDS)
              .orElseThrow()
              .group());
    }
    return group;
  }

  private PublicGroup commit(
      PublicGroup group, Map<Integer, MemberGroup> live, int committer, CommitRequest request) {
    MemberGroup member = Objects.requireNonNull(live.get(committer));
    CommitOutput output = member.commit(request, random, NOW_SECONDS).orElseThrow();
    PublicGroup next = accept(group, output);
    var _ = member.confirmCommit();
    deliver(output.commit(), live, committer);
    return next;
  }

  private PublicGroup accept(PublicGroup group, CommitOutput output) {
    return group
        .commit(
            (PublicMessage) output.commit().body(),
            new PartialGroupInfo(output.groupInfo().extensions(), output.groupInfo().signature()),
            access,
            rules,
            KnownKeyPackages.none(),
            NOW_SECONDS)
        .orElseThrow()
        .next();
  }

  private PublicGroup propose(PublicGroup group, Map<Integer, MemberGroup> live) {
    SignatureKeyPair joiner = crypto.generateSignatureKeyPair(random);
    PublicGroup next = group;
    for (int sender : List.of(4, 1, 2)) {
      MemberGroup member = Objects.requireNonNull(live.get(sender));
      HandshakeFraming how = HandshakeFraming.PUBLIC_MESSAGE;
      Outcome<ProposalOutput> proposal =
          switch (sender) {
            case 4 -> member.proposeUpdate(LeafChange.NONE, Bytes.EMPTY, how, random, NOW_SECONDS);
            case 1 ->
                member.propose(
                    new Remove(REMOVED_BY_REFERENCE), Bytes.EMPTY, how, random, NOW_SECONDS);
            default ->
                member.propose(
                    new Add(bundle("waiting", joiner, random).keyPackage()),
                    Bytes.EMPTY,
                    how,
                    random,
                    NOW_SECONDS);
          };
      MLSMessage message = proposal.orElseThrow().message();
      next =
          next.propose(
                  (PublicMessage) message.body(),
                  access,
                  rules,
                  KnownKeyPackages.none(),
                  NOW_SECONDS)
              .orElseThrow()
              .next();
      deliver(message, live, sender);
    }
    return next;
  }

  private static void deliver(MLSMessage message, Map<Integer, MemberGroup> live, int sender) {
    live.forEach((leafIndex, member) -> {
      if (leafIndex != sender) {
        var _ = member.process(message.encoded(), NOW_SECONDS).orElseThrow();
      }
    });
  }
}
