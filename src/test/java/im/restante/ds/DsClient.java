package im.restante.ds;

import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.group.CredentialRules;
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
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProtocolVersion;
import im.restante.protocol.ds.ClientIdentity;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.IdentityLinkPolicy;
import im.restante.protocol.ds.MLSGroupUpdate;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.MimiDsVersion;
import im.restante.protocol.ds.PseudonymousCredential;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client of one user in one group, with a real MLS state.
final class DsClient {
  /// A user's name and key in one group.
  record User(String name, UUID pseudonym, SignatureKeyPair authKeys) {
    static User of(String name, DsFixture ds) {
      return new User(
          name, UUID.randomUUID(), DsFixture.CRYPTO.generateSignatureKeyPair(ds.random));
    }
  }

  final MetadataMode mode;
  final String device;
  final DsFixture ds;
  final User user;
  final SignatureKeyPair keys;
  final ClientQueueConfig queue;
  final LeafParameters leaf;
  final KeyPackageBundle bundle;
  @Nullable MemberGroup member;

  DsClient(MetadataMode mode, User user, String device, DsFixture ds) {
    this.mode = mode;
    this.device = device;
    this.ds = ds;
    this.user = user;
    keys = DsFixture.CRYPTO.generateSignatureKeyPair(ds.random);
    queue = ds.queueFor(keys.publicKey());
    leaf =
        new LeafParameters(
            credential(),
            new Capabilities(
                List.of(ProtocolVersion.MLS10),
                List.of(new CipherSuiteId(1)),
                List.of(
                    DsTypes.MIMI_DS_VERSION, DsTypes.QUEUE_CONFIG, DsTypes.IDENTITY_LINK_POLICY),
                List.of(),
                List.of(CredentialType.BASIC, DsTypes.PSEUDONYMOUS)),
            Extensions.of(Extension.of(DsTypes.QUEUE_CONFIG, queue)));
    bundle =
        KeyPackageBundle.create(
            DsFixture.CRYPTO,
            leaf,
            keys,
            new Lifetime(nowSeconds() - 60, nowSeconds() + 30 * 24 * 3600),
            Extensions.EMPTY,
            ds.random);
  }

  private Credential credential() {
    return switch (mode) {
      case FULL ->
          new Credential.Basic(
              new ClientIdentity(DsFixture.DOMAIN, user.name(), device).toIdentity());
      case REDUCED ->
          new PseudonymousCredential(
                  IdentifierUri.pseudonym(
                      DsFixture.DOMAIN, IdentifierUri.Kind.CLIENT, UUID.randomUUID()),
                  IdentifierUri.pseudonym(
                      DsFixture.DOMAIN, IdentifierUri.Kind.USER, user.pseudonym()),
                  keys.publicKey(),
                  Bytes.EMPTY)
              .toCredential();
    };
  }

  static long nowSeconds() {
    return System.currentTimeMillis() / 1000;
  }

  MemberGroup member() {
    return Objects.requireNonNull(member);
  }

  private MemberSettings settings() {
    return MemberSettings.standard()
        .withRules(GroupRules.standard().withCredentials(new AnyCredential()));
  }

  /// What a credential says is the service's to judge here.
  private static final class AnyCredential implements CredentialRules {
    @Override
    public boolean accepts(LeafNode leaf, long nowSeconds) {
      return true;
    }

    @Override
    public boolean mayReplace(LeafNode before, LeafNode after) {
      return true;
    }
  }

  CreateGroupRequest create(Bytes groupId) {
    Extensions extensions =
        Extensions.of(
            new MimiDsVersion(1, mode).toExtension(),
            IdentityLinkPolicy.FORBIDDEN.toExtension(),
            Extension.of(
                ExtensionType.EXTERNAL_SENDERS, new ExternalSenders(List.of(ds.identity))));
    MemberGroup group =
        MemberGroup.create(
                settings(), DsFixture.CRYPTO, groupId, extensions, bundle, ds.random, nowSeconds())
            .orElseThrow();
    member = group;
    return new CreateGroupRequest(
        groupId,
        bundle.keyPackage(),
        queue,
        group.groupInfo(
            Extensions.of(new Extension(ExtensionType.RATCHET_TREE, group.ratchetTree()))),
        new UserAuthKey(user.authKeys().publicKey()),
        null);
  }

  CommitOutput commit(CommitRequest request) {
    return member().commit(request, ds.random, nowSeconds()).orElseThrow();
  }

  /// An external commit out of what a member knows; this client is in the group once it is
  /// accepted.
  CommitOutput joinExternally(MemberGroup from, @Nullable Integer resync) {
    ExternalJoin join =
        MemberGroup.joinExternally(
                settings(),
                DsFixture.CRYPTO,
                from.groupInfo(
                    Extensions.of(new Extension(ExtensionType.RATCHET_TREE, from.ratchetTree()))),
                null,
                new ExternalJoinRequest(
                    leaf, keys, resync, List.of(), Bytes.EMPTY, Extensions.EMPTY),
                ds.random,
                nowSeconds())
            .orElseThrow();
    member = join.group();
    return join.output();
  }

  static MLSGroupUpdate update(CommitOutput output) {
    return new MLSGroupUpdate(
        output.commit(),
        new PartialGroupInfo(output.groupInfo().extensions(), output.groupInfo().signature()));
  }
}
