package im.restante.mls.interop;

import im.restante.mls.message.Lifetime;
import im.restante.wire.Bytes;
import java.util.ArrayList;
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
final class BcMlsClient implements InteropClient {
  private final MlsCipherSuite suite;
  private final AsymmetricCipherKeyPair initKeys;
  private final AsymmetricCipherKeyPair leafKeys;
  private final byte[] signatureKey;
  private final KeyPackage keyPackage;
  private @Nullable Group group;
  private @Nullable Group next;
  private byte seed;

  BcMlsClient(int suiteId, String name, long nowSeconds) throws Exception {
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
            lifetime(nowSeconds),
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

  @Override
  public Bytes keyPackage() throws Exception {
    return Bytes.wrap(MLSOutputStream.encode(MLSMessage.keyPackage(keyPackage)));
  }

  @Override
  public void create(Bytes groupId) throws Exception {
    group =
        new Group(
            groupId.toByteArray(),
            suite,
            leafKeys,
            signatureKey,
            keyPackage.getLeafNode(),
            List.of());
  }

  @Override
  public void join(Bytes welcome) throws Exception {
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

  @Override
  public Bytes joinExternally(Bytes groupInfo) throws Exception {
    GroupInfo info = message(groupInfo).groupInfo;
    Group.GroupWithMessage joined =
        Group.externalJoin(
            freshSecret(),
            suite.deserializeSignaturePrivateKey(signatureKey),
            keyPackage,
            info,
            null,
            options(false),
            null,
            new HashMap<>());
    group = joined.group;
    return Bytes.wrap(MLSOutputStream.encode(joined.message));
  }

  @Override
  public Sent commit(boolean encrypt, List<Bytes> additions, List<Integer> removals)
      throws Exception {
    List<Proposal> proposals = new ArrayList<>();
    for (Bytes addition : additions) {
      proposals.add(Proposal.add(message(addition).keyPackage));
    }
    for (int removal : removals) {
      proposals.add(Proposal.remove(new LeafIndex(removal)));
    }
    Group.GroupWithMessage made =
        group()
            .commit(
                freshSecret(),
                new Group.CommitOptions(proposals, true, true, new Group.LeafNodeOptions()),
                options(encrypt),
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

  @Override
  public void merge() {
    group = next;
    next = null;
  }

  @Override
  public void handle(Bytes handshake) throws Exception {
    @Nullable Group after = group().handle(handshake.toByteArray(), null);
    if (after != null) {
      group = after;
    }
  }

  @Override
  public Bytes proposeAddition(Bytes keyPackageMessage, boolean encrypt) throws Exception {
    return proposed(group().add(message(keyPackageMessage).keyPackage, options(encrypt)));
  }

  @Override
  public Bytes proposeUpdate(boolean encrypt) throws Exception {
    AsymmetricCipherKeyPair keys = suite.getHPKE().generatePrivateKey();
    Proposal update = group().updateProposal(keys, new Group.LeafNodeOptions());
    return proposed(group().update(update, options(encrypt)));
  }

  @Override
  public Bytes proposeRemoval(int leafIndex, boolean encrypt) throws Exception {
    // In this call alone a LeafIndex counts members, not leaves.
    int position = 0;
    for (int leaf = 0; leaf < leafIndex; leaf++) {
      position += group().getTree().hasLeaf(new LeafIndex(leaf)) ? 1 : 0;
    }
    return proposed(group().remove(new LeafIndex(position), options(encrypt)));
  }

  /// This implementation knows a proposal of its own only once it has come back.
  private Bytes proposed(MLSMessage proposal) throws Exception {
    Bytes encoded = Bytes.wrap(MLSOutputStream.encode(proposal));
    handle(encoded);
    return encoded;
  }

  private static Group.MessageOptions options(boolean encrypt) {
    return new Group.MessageOptions(encrypt, new byte[0], 0);
  }

  @Override
  public Bytes protect(Bytes applicationData) throws Exception {
    return Bytes.wrap(
        MLSOutputStream.encode(group().protect(new byte[0], applicationData.toByteArray(), 0)));
  }

  @Override
  public Bytes unprotect(Bytes privateMessage) throws Exception {
    return Bytes.wrap(group().unprotect(message(privateMessage))[1]);
  }

  @Override
  public Bytes groupInfo() throws Exception {
    return Bytes.wrap(MLSOutputStream.encode(group().getGroupInfo(true)));
  }

  @Override
  public int leafIndex() {
    return group().getIndex().value();
  }

  @Override
  public long epoch() {
    return group().getEpoch();
  }

  @Override
  public Bytes epochAuthenticator() {
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

  /// A day: this implementation's own default is all of time, which ours refuses.
  private static LifeTime lifetime(long nowSeconds) throws Exception {
    Lifetime lifetime = new Lifetime(nowSeconds - 3600, nowSeconds + 86_400);
    return new LifeTime(new MLSInputStream(lifetime.encode().toByteArray()));
  }

  private static MLSMessage message(Bytes encoded) throws Exception {
    return (MLSMessage) MLSInputStream.decode(encoded.toByteArray(), MLSMessage.class);
  }
}
