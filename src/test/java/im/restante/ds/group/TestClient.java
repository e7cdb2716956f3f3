package im.restante.ds.group;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.GroupRules;
import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.ExternalJoin;
import im.restante.mls.member.ExternalJoinRequest;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.LeafParameters;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.member.MemberSettings;
import im.restante.mls.member.Outcome;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalSender;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.ProtocolVersion;
import im.restante.protocol.ds.ClientIdentity;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.DSAuthToken;
import im.restante.protocol.ds.DSAuthTokenTBS;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.IdentityLinkPolicy;
import im.restante.protocol.ds.MLSGroupUpdate;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.MimiDsVersion;
import im.restante.protocol.ds.PseudonymousCredential;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.SealedQueueConfig;
import im.restante.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client with a real MLS state that makes requests.
public final class TestClient {
  public static final String DOMAIN = "a.example";
  public static final SuiteCrypto CRYPTO =
      CryptoProvider.create(SignatureBackend.AUTO)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
  public static final ExternalSender DS_SENDER =
      new ExternalSender(
          CRYPTO.generateSignatureKeyPair(new SeededRandom("ds")).publicKey(),
          new Credential.Basic(Bytes.utf8("mimi://a.example")));
  public static final Lifetime LIFETIME =
      new Lifetime(TestGroup.START_SECONDS - 60, TestGroup.START_SECONDS + 30 * 24 * 3600);

  final MetadataMode mode;
  private final String user;
  private final String device;
  final RandomSource random;
  public final SignatureKeyPair keys;
  public final SignatureKeyPair userKeys;
  final ClientQueueConfig queue;
  final LeafParameters leaf;
  public final KeyPackageBundle bundle;
  public @Nullable MemberGroup group;

  public TestClient(MetadataMode mode, String user, String device) {
    this(
        mode,
        user,
        device,
        new ClientQueueConfig(
            Bytes.utf8(DOMAIN), new SealedQueueConfig(1, Bytes.utf8(user), Bytes.utf8(device))));
  }

  public TestClient(MetadataMode mode, String user, String device, ClientQueueConfig queue) {
    this.mode = mode;
    this.user = user;
    this.device = device;
    this.queue = queue;
    random = new SeededRandom(mode + user + device);
    keys = CRYPTO.generateSignatureKeyPair(random);
    userKeys = CRYPTO.generateSignatureKeyPair(new SeededRandom(mode + user));
    leaf = leaf(credential(keys.publicKey()), queue);
    bundle = keyPackage(LIFETIME);
  }

  KeyPackageBundle keyPackage(Lifetime lifetime) {
    return KeyPackageBundle.create(CRYPTO, leaf, keys, lifetime, Extensions.EMPTY, random);
  }

  static LeafParameters leaf(Credential credential, @Nullable ClientQueueConfig queue) {
    return new LeafParameters(
        credential,
        new Capabilities(
            List.of(ProtocolVersion.MLS10),
            List.of(new CipherSuiteId(1)),
            List.of(DsTypes.MIMI_DS_VERSION, DsTypes.QUEUE_CONFIG, DsTypes.IDENTITY_LINK_POLICY),
            List.of(),
            List.of(CredentialType.BASIC, DsTypes.PSEUDONYMOUS)),
        queue == null
            ? Extensions.EMPTY
            : Extensions.of(Extension.of(DsTypes.QUEUE_CONFIG, queue)));
  }

  private Credential credential(Bytes signatureKey) {
    return switch (mode) {
      case FULL -> new Credential.Basic(new ClientIdentity(DOMAIN, user, device).toIdentity());
      case REDUCED ->
          new PseudonymousCredential(
                  IdentifierUri.pseudonym(DOMAIN, IdentifierUri.Kind.CLIENT, uuid(user + device)),
                  IdentifierUri.pseudonym(DOMAIN, IdentifierUri.Kind.USER, uuid(user)),
                  signatureKey,
                  Bytes.EMPTY)
              .toCredential();
    };
  }

  private static UUID uuid(String name) {
    UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new UUID(
        (uuid.getMostSignificantBits() & ~0xf000L) | 0x4000L, uuid.getLeastSignificantBits());
  }

  public MemberSettings settings() {
    return MemberSettings.standard()
        .withRules(GroupRules.standard().withCredentials(new DsCredentialRules(mode)));
  }

  public MemberGroup group() {
    return Objects.requireNonNull(group);
  }

  public static <T> T ok(Outcome<T> outcome) {
    return outcome.orElseThrow();
  }

  Extensions groupExtensions() {
    return Extensions.of(
        new MimiDsVersion(1, mode).toExtension(),
        IdentityLinkPolicy.FORBIDDEN.toExtension(),
        Extension.of(ExtensionType.EXTERNAL_SENDERS, new ExternalSenders(List.of(DS_SENDER))));
  }

  public CreateGroupRequest create(Bytes groupId) {
    return create(groupId, groupExtensions());
  }

  CreateGroupRequest create(Bytes groupId, Extensions extensions) {
    group =
        ok(
            MemberGroup.create(
                settings(), CRYPTO, groupId, extensions, bundle, random, TestGroup.START_SECONDS));
    return new CreateGroupRequest(
        groupId,
        bundle.keyPackage(),
        queue,
        groupInfoWithTree(),
        new UserAuthKey(userKeys.publicKey()),
        null);
  }

  GroupInfo groupInfoWithTree() {
    return group()
        .groupInfo(Extensions.of(new Extension(ExtensionType.RATCHET_TREE, group().ratchetTree())));
  }

  public MLSGroupUpdate update(CommitOutput output) {
    return new MLSGroupUpdate(
        output.commit(),
        new PartialGroupInfo(output.groupInfo().extensions(), output.groupInfo().signature()));
  }

  public CommitOutput commit(CommitRequest request) {
    return ok(group().commit(request, random, TestGroup.START_SECONDS));
  }

  public MLSMessage message(String text) {
    return group().encrypt(Bytes.utf8(text), Bytes.EMPTY, random);
  }

  public ExternalJoin joinExternally(
      MemberGroup from, @Nullable Integer resync, Bytes authenticatedData) {
    SignatureKeyPair fresh = CRYPTO.generateSignatureKeyPair(random);
    ExternalJoinRequest request =
        ExternalJoinRequest.of(leaf(credential(fresh.publicKey()), queue), fresh)
            .withAuthenticatedData(authenticatedData);
    return joinExternally(from, resync == null ? request : request.withResync(resync));
  }

  ExternalJoin joinExternally(MemberGroup from, ExternalJoinRequest request) {
    GroupInfo info =
        from.groupInfo(
            Extensions.of(new Extension(ExtensionType.RATCHET_TREE, from.ratchetTree())));
    return ok(
        MemberGroup.joinExternally(
            settings(), CRYPTO, info, null, request, random, TestGroup.START_SECONDS));
  }

  DSRequestEnvelope byCreation(TestGroup to) {
    return signed(create(to.groupId()), to, new DSSenderID.LeafIndex(0), keys);
  }

  public DSRequestEnvelope byLeaf(DSRequest request, TestGroup to) {
    return signed(request, to, new DSSenderID.LeafIndex(group().leafIndex()), keys);
  }

  public DSRequestEnvelope byUser(DSRequest request, TestGroup to) {
    Bytes hash = new UserAuthKey(userKeys.publicKey()).hash(CRYPTO);
    return signed(request, to, new DSSenderID.UserKeyHash(hash), userKeys);
  }

  public DSRequestEnvelope byKeyPackage(DSRequest request, TestGroup to) {
    return signed(request, to, new DSSenderID.KeyPackageRef(bundle.reference(CRYPTO)), keys);
  }

  static DSRequestEnvelope signed(
      DSRequest request, TestGroup to, DSSenderID sender, SignatureKeyPair keys) {
    return signed(request, to, sender, keys, DSTokenVersion.V2, to.nowSeconds());
  }

  static DSRequestEnvelope signed(
      DSRequest request,
      TestGroup to,
      DSSenderID sender,
      SignatureKeyPair keys,
      DSTokenVersion version,
      long timestampSeconds) {
    DSRequestContent content = DSRequestContent.of(to.keyInRequests(), request);
    DSAuthTokenTBS tbs = new DSAuthTokenTBS(to.groupId(), timestampSeconds, sender);
    DSAuthToken token =
        version == DSTokenVersion.V1
            ? DSAuthToken.signV1(CRYPTO, keys.privateKey(), tbs)
            : DSAuthToken.signV2(CRYPTO, keys.privateKey(), tbs, content.encoded());
    return new DSRequestEnvelope(content, version, token);
  }
}
