package im.restante.mls.interop;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.ExternalJoin;
import im.restante.mls.member.ExternalJoinRequest;
import im.restante.mls.member.HandshakeFraming;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.LeafChange;
import im.restante.mls.member.LeafParameters;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.member.MemberSettings;
import im.restante.mls.member.Received;
import im.restante.mls.message.Add;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.Remove;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A client of this implementation, with basic credentials and standard extensions only.
final class RestanteClient implements InteropClient {
  private static final CryptoProvider PROVIDER = CryptoProvider.create(SignatureBackend.AUTO);
  private static final MemberSettings SETTINGS = MemberSettings.standard();

  private final SuiteCrypto crypto;
  private final RandomSource random;
  private final LeafParameters leaf;
  private final SignatureKeyPair signatureKeys;
  private final KeyPackageBundle bundle;
  private final long nowSeconds;
  private @Nullable MemberGroup group;

  RestanteClient(int suiteId, String name, long nowSeconds) {
    this.nowSeconds = nowSeconds;
    CipherSuite suite = Objects.requireNonNull(CipherSuite.of(suiteId));
    crypto = PROVIDER.suite(suite);
    random = new SeededRandom(name);
    leaf =
        new LeafParameters(
            new Credential.Basic(Bytes.utf8(name)),
            new Capabilities(
                List.of(ProtocolVersion.MLS10),
                List.of(new CipherSuiteId(suiteId)),
                List.of(),
                List.of(),
                List.of(CredentialType.BASIC)),
            Extensions.EMPTY);
    signatureKeys = crypto.generateSignatureKeyPair(random);
    bundle =
        KeyPackageBundle.create(
            crypto,
            leaf,
            signatureKeys,
            new Lifetime(nowSeconds - 3600, nowSeconds + 86_400),
            Extensions.EMPTY,
            random);
  }

  @Override
  public Bytes keyPackage() {
    return MLSMessage.of(bundle.keyPackage()).encoded();
  }

  @Override
  public void create(Bytes groupId) {
    group =
        MemberGroup.create(SETTINGS, crypto, groupId, Extensions.EMPTY, bundle, random, nowSeconds)
            .orElseThrow();
  }

  @Override
  public void join(Bytes welcome) {
    group =
        MemberGroup.join(SETTINGS, crypto, welcome, bundle, null, nowSeconds).orElseThrow().group();
  }

  @Override
  public Bytes joinExternally(Bytes groupInfo) {
    ExternalJoin joined =
        MemberGroup.joinExternally(
                SETTINGS,
                crypto,
                (GroupInfo) MLSMessage.decode(groupInfo).body(),
                null,
                ExternalJoinRequest.of(leaf, signatureKeys),
                random,
                nowSeconds)
            .orElseThrow();
    group = joined.group();
    return joined.output().commit().encoded();
  }

  @Override
  public Sent commit(boolean encrypt, List<Bytes> additions, List<Integer> removals) {
    List<Proposal> proposals = new ArrayList<>();
    for (Bytes addition : additions) {
      proposals.add(add(addition));
    }
    for (int removal : removals) {
      proposals.add(new Remove(removal));
    }
    CommitOutput made =
        group()
            .commit(CommitRequest.of(proposals).withFraming(framing(encrypt)), random, nowSeconds)
            .orElseThrow();
    MLSMessage welcome = made.welcome();
    return new Sent(made.commit().encoded(), welcome == null ? null : welcome.encoded());
  }

  @Override
  public void merge() {
    var _ = group().confirmCommit();
  }

  @Override
  public Bytes proposeAddition(Bytes keyPackage, boolean encrypt) {
    return propose(add(keyPackage), encrypt);
  }

  @Override
  public Bytes proposeUpdate(boolean encrypt) {
    return group()
        .proposeUpdate(LeafChange.NONE, Bytes.EMPTY, framing(encrypt), random, nowSeconds)
        .orElseThrow()
        .message()
        .encoded();
  }

  @Override
  public Bytes proposeRemoval(int leafIndex, boolean encrypt) {
    return propose(new Remove(leafIndex), encrypt);
  }

  private Bytes propose(Proposal proposal, boolean encrypt) {
    return group()
        .propose(proposal, Bytes.EMPTY, framing(encrypt), random, nowSeconds)
        .orElseThrow()
        .message()
        .encoded();
  }

  private static Add add(Bytes keyPackage) {
    return new Add((KeyPackage) MLSMessage.decode(keyPackage).body());
  }

  private static HandshakeFraming framing(boolean encrypt) {
    return encrypt ? HandshakeFraming.PRIVATE_MESSAGE : HandshakeFraming.PUBLIC_MESSAGE;
  }

  @Override
  public void handle(Bytes handshake) {
    var _ = group().process(handshake, nowSeconds).orElseThrow();
  }

  @Override
  public Bytes protect(Bytes applicationData) {
    return group().encrypt(applicationData, Bytes.EMPTY, random).encoded();
  }

  @Override
  public Bytes unprotect(Bytes message) {
    return ((Received.Application) group().process(message, nowSeconds).orElseThrow()).data();
  }

  @Override
  public Bytes groupInfo() {
    Extension tree = new Extension(ExtensionType.RATCHET_TREE, group().ratchetTree());
    return MLSMessage.of(group().groupInfo(Extensions.of(tree))).encoded();
  }

  @Override
  public int leafIndex() {
    return group().leafIndex();
  }

  @Override
  public long epoch() {
    return group().epoch();
  }

  @Override
  public Bytes epochAuthenticator() {
    return group().epochAuthenticator();
  }

  private MemberGroup group() {
    return Objects.requireNonNull(group, "in no group");
  }
}
