package im.restante.mls.interop;

import im.restante.wire.Bytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.mls.TreeKEM.LeafIndex;
import org.bouncycastle.mls.TreeKEM.LeafNode;
import org.bouncycastle.mls.TreeKEM.LifeTime;
import org.bouncycastle.mls.codec.Capabilities;
import org.bouncycastle.mls.codec.Credential;
import org.bouncycastle.mls.codec.GroupInfo;
import org.bouncycastle.mls.codec.KeyPackage;
import org.bouncycastle.mls.codec.MLSInputStream;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.MLSOutputStream;
import org.bouncycastle.mls.codec.Proposal;
import org.bouncycastle.mls.codec.WireFormat;
import org.bouncycastle.mls.crypto.MlsCipherSuite;
import org.bouncycastle.mls.crypto.Secret;
import org.bouncycastle.mls.protocol.Group;
import org.jspecify.annotations.Nullable;

/// A client of another MLS implementation, Bouncy Castle's, that talks in MLSMessage bytes only.
final class BcMlsClient {
  /// What a commit sends.
  record Sent(Bytes commit, @Nullable Bytes welcome) {}

  private final MlsCipherSuite suite;
  private final AsymmetricCipherKeyPair initKeys;
  private final AsymmetricCipherKeyPair leafKeys;
  private final byte[] signatureKey;
  private final KeyPackage keyPackage;
  private @Nullable Group group;
  private @Nullable Group next;
  private byte seed;

  BcMlsClient(int suiteId, String name) throws Exception {
    suite = MlsCipherSuite.getSuite((short) suiteId);
    initKeys = suite.getHPKE().generatePrivateKey();
    leafKeys = suite.getHPKE().generatePrivateKey();
    AsymmetricCipherKeyPair signatureKeys = suite.generateSignatureKeyPair();
    signatureKey = suite.serializeSignaturePrivateKey(signatureKeys.getPrivate());
    LeafNode leaf =
        new LeafNode(
            suite,
            suite.getHPKE().serializePublicKey(leafKeys.getPublic()),
            suite.serializeSignaturePublicKey(signatureKeys.getPublic()),
            Credential.forBasic(Bytes.utf8(name).toByteArray()),
            new Capabilities(),
            new LifeTime(),
            List.of(),
            signatureKey);
    keyPackage =
        new KeyPackage(
            suite,
            suite.getHPKE().serializePublicKey(initKeys.getPublic()),
            leaf,
            List.of(),
            signatureKey);
    seed = (byte) name.hashCode();
  }

  Bytes keyPackage() throws Exception {
    return Bytes.wrap(MLSOutputStream.encode(MLSMessage.keyPackage(keyPackage)));
  }

  void create(Bytes groupId) throws Exception {
    group =
        new Group(
            groupId.toByteArray(),
            suite,
            leafKeys,
            signatureKey,
            keyPackage.getLeafNode(),
            List.of());
  }

  void join(Bytes welcome) throws Exception {
    group =
        new Group(
            suite.getHPKE().serializePrivateKey(initKeys.getPrivate()),
            leafKeys,
            signatureKey,
            keyPackage,
            message(welcome).welcome,
            null,
            Map.of(),
            Map.of());
  }

  /// Joins by an external commit; the GroupInfo must have the tree and the external key.
  Bytes externalJoin(Bytes groupInfo) throws Exception {
    GroupInfo info = message(groupInfo).groupInfo;
    Group.GroupWithMessage joined =
        Group.externalJoin(
            freshSecret(),
            suite.deserializeSignaturePrivateKey(signatureKey),
            keyPackage,
            info,
            null,
            new Group.MessageOptions(false, new byte[0], 0),
            null,
            new HashMap<>());
    group = joined.group;
    return Bytes.wrap(MLSOutputStream.encode(joined.message));
  }

  Proposal addition(Bytes keyPackageMessage) throws Exception {
    return Proposal.add(message(keyPackageMessage).keyPackage);
  }

  static Proposal removal(int leafIndex) {
    return Proposal.remove(new LeafIndex(leafIndex));
  }

  /// Commits; the new epoch begins with [#mergeCommit].
  Sent commit(boolean encrypt, Proposal... proposals) throws Exception {
    Group.GroupWithMessage made =
        group()
            .commit(
                freshSecret(),
                new Group.CommitOptions(
                    List.of(proposals), true, true, new Group.LeafNodeOptions()),
                new Group.MessageOptions(encrypt, new byte[0], 0),
                new Group.CommitParameters(Group.NORMAL_COMMIT_PARAMS));
    next = made.group;
    Bytes welcome = null;
    if (made.message.welcome != null) {
      MLSMessage message = new MLSMessage(WireFormat.mls_welcome);
      message.welcome = made.message.welcome;
      welcome = Bytes.wrap(MLSOutputStream.encode(message));
    }
    return new Sent(Bytes.wrap(MLSOutputStream.encode(made.message)), welcome);
  }

  void mergeCommit() {
    group = next;
    next = null;
  }

  /// Takes in somebody else's proposal or commit.
  void handle(Bytes handshake) throws Exception {
    @Nullable Group after = group().handle(handshake.toByteArray(), null);
    if (after != null) {
      group = after;
    }
  }

  /// A proposal to replace this client's own leaf, sent on its own.
  Bytes proposeUpdate(boolean encrypt) throws Exception {
    AsymmetricCipherKeyPair keys = suite.getHPKE().generatePrivateKey();
    Proposal update = group().updateProposal(keys, new Group.LeafNodeOptions());
    return Bytes.wrap(
        MLSOutputStream.encode(
            group().update(update, new Group.MessageOptions(encrypt, new byte[0], 0))));
  }

  Bytes proposeRemoval(int leafIndex, boolean encrypt) throws Exception {
    return Bytes.wrap(
        MLSOutputStream.encode(
            group()
                .remove(
                    new LeafIndex(leafIndex), new Group.MessageOptions(encrypt, new byte[0], 0))));
  }

  Bytes protect(Bytes applicationData) throws Exception {
    return Bytes.wrap(
        MLSOutputStream.encode(group().protect(new byte[0], applicationData.toByteArray(), 0)));
  }

  Bytes unprotect(Bytes privateMessage) throws Exception {
    return Bytes.wrap(group().unprotect(message(privateMessage))[1]);
  }

  /// A GroupInfo for external joiners, with the tree and the external key.
  Bytes groupInfo() throws Exception {
    return Bytes.wrap(MLSOutputStream.encode(group().getGroupInfo(true)));
  }

  int leafIndex() {
    return group().getIndex().value();
  }

  long epoch() {
    return group().getEpoch();
  }

  Bytes epochAuthenticator() {
    return Bytes.copyOf(group().getEpochAuthenticator());
  }

  private Group group() {
    if (group == null) {
      throw new IllegalStateException("in no group");
    }
    return group;
  }

  /// Any value will do here, as long as it is another each time.
  private Secret freshSecret() {
    byte[] secret = new byte[suite.getKDF().getHashLength()];
    Arrays.fill(secret, ++seed);
    return new Secret(secret);
  }

  private static MLSMessage message(Bytes encoded) throws Exception {
    return (MLSMessage) MLSInputStream.decode(encoded.toByteArray(), MLSMessage.class);
  }
}
