package im.restante.mls.group;

import static java.util.Objects.requireNonNull;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Checked;
import im.restante.mls.message.Add;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalPub;
import im.restante.mls.message.ExternalSender;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;
import im.restante.mls.message.WireFormat;
import im.restante.mls.schedule.PublicFraming;
import im.restante.mls.tree.OpenVault;
import im.restante.mls.tree.TreeEditor;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.HashMap;
import java.util.Map;

/// A group as its server sees it, with the clients that are its members.
final class SampleGroup {
  static final SuiteCrypto CRYPTO =
      CryptoProvider.create(SignatureBackend.AUTO)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);

  final RandomSource random;
  final GroupAccess access;
  final Map<Integer, Client> members = new HashMap<>();
  final Client externalSender;
  GroupRules rules = GroupRules.standard();
  KnownKeyPackages known = KnownKeyPackages.none();
  PublicGroup group;
  private int named;

  /// A group of `size` members, added by its creator in one commit; leaf 0 is the creator.
  SampleGroup(int size) {
    this(size, GroupAccess.open(CRYPTO));
  }

  SampleGroup(int size, GroupAccess access) {
    this.access = access;
    this.random = new SeededRandom("sample group " + size);
    this.externalSender = client();
    Client creator = client();
    members.put(0, creator);
    this.group = create(creator).orElseThrow();
    if (size > 1) {
      CommitBuilder commit = by(0);
      Map<Bytes, Client> joiners = new HashMap<>();
      for (int i = 1; i < size; i++) {
        Client client = client();
        joiners.put(client.signature.publicKey(), client);
        var _ = commit.propose(new Add(client.keyPackage()));
      }
      AcceptedCommit accepted = accept(commit);
      for (AddedMember member : accepted.summary().added()) {
        members.put(member.leafIndex(), requireNonNull(joiners.get(member.leaf().signatureKey())));
      }
    }
  }

  Client client() {
    return new Client("client " + named++, CRYPTO, random);
  }

  Client member(int leafIndex) {
    return requireNonNull(members.get(leafIndex));
  }

  Bytes groupId() {
    return Bytes.utf8("sample group");
  }

  CommitBuilder by(int leafIndex) {
    return new CommitBuilder(this, member(leafIndex), new Sender.Member(leafIndex));
  }

  CommitBuilder joining(Client client) {
    return new CommitBuilder(this, client, new Sender.NewMemberCommit());
  }

  Checked<AcceptedCommit> commit(CommitBuilder commit) {
    return commit(commit.build());
  }

  Checked<AcceptedCommit> commit(CommitBuilder.Built built) {
    return group.commit(built.message(), built.info(), access, rules, known, Client.NOW_SECONDS);
  }

  /// Goes on to the next epoch.
  AcceptedCommit accept(CommitBuilder commit) {
    AcceptedCommit accepted = commit(commit).orElseThrow();
    group = accepted.next();
    accepted.summary().removed().forEach(member -> members.remove(member.leafIndex()));
    if (accepted.summary().external()) {
      members.put(accepted.summary().committer(), commit.client);
    }
    return accepted;
  }

  Checked<AcceptedProposal> propose(PublicMessage message) {
    return group.propose(message, access, rules, known, Client.NOW_SECONDS);
  }

  /// Keeps the proposal; its reference.
  Bytes pending(Client client, Sender sender, Proposal proposal) {
    AcceptedProposal accepted = propose(message(client, sender, proposal)).orElseThrow();
    group = accepted.next();
    return accepted.pending().reference();
  }

  Bytes pending(int leafIndex, Proposal proposal) {
    return pending(member(leafIndex), new Sender.Member(leafIndex), proposal);
  }

  PublicMessage message(int leafIndex, Proposal proposal) {
    return message(member(leafIndex), new Sender.Member(leafIndex), proposal);
  }

  PublicMessage message(Client client, Sender sender, Proposal proposal) {
    FramedContent content =
        FramedContent.of(groupId(), group.epoch(), sender, Bytes.EMPTY, proposal);
    Bytes signature =
        PublicFraming.sign(
            CRYPTO,
            client.signature.privateKey(),
            WireFormat.PUBLIC_MESSAGE,
            content,
            group.context());
    return new PublicMessage(
        content,
        new FramedContentAuthData(signature, null),
        sender instanceof Sender.Member ? random.bytes(32) : null);
  }

  Update update(int leafIndex) {
    Client client = member(leafIndex);
    LeafNode leaf = client.unsigned(new LeafNodeSource.FromUpdate());
    return new Update(client.sign(leaf, groupId(), leafIndex));
  }

  Extensions contextExtensions() {
    return Extensions.of(
        Extension.of(
            ExtensionType.EXTERNAL_SENDERS,
            new ExternalSenders(
                java.util.List.of(
                    new ExternalSender(
                        externalSender.signature.publicKey(),
                        new Credential.Basic(Bytes.utf8("ds")))))));
  }

  private Checked<PublicGroup> create(Client creator) {
    TreeEditor editor = new TreeEditor(OpenVault.INSTANCE, CRYPTO);
    LeafNode leaf = creator.keyPackage().leafNode();
    int index = editor.add(leaf);
    GroupContext context =
        new GroupContext(
            ProtocolVersion.MLS10,
            new CipherSuiteId(CRYPTO.suite().value()),
            groupId(),
            0,
            editor.treeHash(),
            Bytes.EMPTY,
            contextExtensions());
    GroupInfo unsigned =
        GroupInfo.of(
            context,
            Extensions.of(
                Extension.of(ExtensionType.EXTERNAL_PUB, new ExternalPub(creator.hpkeKey()))),
            random.bytes(32),
            index,
            Bytes.EMPTY);
    GroupInfo info = unsigned.withSignature(creator.sign("GroupInfoTBS", unsigned.toBeSigned()));
    RatchetTree tree = WireReader.decode(editor.ratchetTree(), RatchetTree::read);
    return PublicGroup.create(info, tree, access, rules, Client.NOW_SECONDS);
  }
}
