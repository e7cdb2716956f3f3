package im.restante.client.group;

import im.restante.client.service.QueueService;
import im.restante.client.state.Account;
import im.restante.client.transport.Role;
import im.restante.crypto.RandomSource;
import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.LeafParameters;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProtocolVersion;
import im.restante.protocol.ds.ClientIdentity;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.MimiDsVersions;
import im.restante.protocol.ds.PseudonymousCredential;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.EncryptionKey;
import im.restante.protocol.qs.EncryptionKeyRequest;
import im.restante.protocol.qs.QueueConfigSealer;
import im.restante.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the leaves under which this client appears: fresh keys and a freshly sealed queue address
/// in each, a real name in full-metadata groups and new pseudonyms in reduced-metadata ones.
final class Leaves {
  private static final long WEEK_SECONDS = 7L * 24 * 60 * 60;
  private static final long LIFETIME_WEEKS = 12;

  /// One size for every identity link, whatever is in it (V15).
  private static final int LINK_CIPHERTEXT_BYTES = 512;

  private final Session session;

  Leaves(Session session) {
    this.session = session;
  }

  /// A leaf's parameters and the keys that sign for it.
  record Leaf(
      LeafParameters parameters, SignatureKeyPair signatureKeys, ClientQueueConfig queueConfig) {}

  /// @param userPseudonym who this user is in the group; null in full-metadata groups
  Leaf fresh(MetadataMode mode, @Nullable IdentifierUri userPseudonym) {
    RandomSource random = session.options().random();
    SignatureKeyPair keys = session.crypto().generateSignatureKeyPair(random);
    ClientQueueConfig queue = queueConfig(keys.publicKey());
    return new Leaf(
        new LeafParameters(
            credential(mode, userPseudonym, keys.publicKey()),
            capabilities(mode),
            Extensions.of(
                new MimiDsVersions(List.of(DSRequestContent.PROTOCOL_VERSION)).toExtension(),
                new Extension(DsTypes.QUEUE_CONFIG, queue.encode()))),
        keys,
        queue);
  }

  /// A KeyPackage around a fresh leaf; its lifetime falls on week boundaries (V15).
  KeyPackageBundle keyPackage(Leaf leaf, boolean lastResort) {
    long week = session.options().nowSeconds().getAsLong() / WEEK_SECONDS;
    return KeyPackageBundle.create(
        session.crypto(),
        leaf.parameters(),
        leaf.signatureKeys(),
        new Lifetime(week * WEEK_SECONDS, (week + LIFETIME_WEEKS) * WEEK_SECONDS),
        lastResort
            ? Extensions.of(new Extension(ExtensionType.LAST_RESORT, Bytes.EMPTY))
            : Extensions.EMPTY,
        session.options().random());
  }

  IdentifierUri freshPseudonym(IdentifierUri.Kind kind) {
    return IdentifierUri.pseudonym(session.options().domain(), kind, randomUuid());
  }

  /// Every non-default type that our leaves carry or our groups use.
  static List<ExtensionType> extensionTypes(MetadataMode mode) {
    List<ExtensionType> types = new ArrayList<>(DsTypes.LEAF_EXTENSIONS);
    if (mode == MetadataMode.REDUCED) {
      types.add(DsTypes.IDENTITY_LINK_POLICY);
    }
    return types;
  }

  static CredentialType credentialType(MetadataMode mode) {
    return switch (mode) {
      case FULL -> CredentialType.BASIC;
      case REDUCED -> DsTypes.PSEUDONYMOUS;
    };
  }

  private Capabilities capabilities(MetadataMode mode) {
    List<ExtensionType> extensions = new ArrayList<>(extensionTypes(mode));
    extensions.add(ExtensionType.LAST_RESORT);
    return new Capabilities(
        List.of(ProtocolVersion.MLS10),
        List.of(new CipherSuiteId(session.crypto().suite().value())),
        extensions,
        List.of(),
        List.of(credentialType(mode)));
  }

  private Credential credential(
      MetadataMode mode, @Nullable IdentifierUri userPseudonym, Bytes signatureKey) {
    if (mode == MetadataMode.FULL) {
      return new Credential.Basic(
          new ClientIdentity(
                  session.options().domain(), session.options().user(), session.options().device())
              .toIdentity());
    }
    // V18: where links are forbidden the ciphertext is made under a key nobody keeps; a uniformly
    // random string is what such a ciphertext is to everybody.
    return new PseudonymousCredential(
            freshPseudonym(IdentifierUri.Kind.CLIENT),
            userPseudonym == null ? freshPseudonym(IdentifierUri.Kind.USER) : userPseudonym,
            signatureKey,
            session.options().random().bytes(LINK_CIPHERTEXT_BYTES))
        .toCredential();
  }

  private ClientQueueConfig queueConfig(Bytes leafSignatureKey) {
    Account account = session.account();
    QueueService service = session.queueing();
    EncryptionKey key =
        service.send(
            new Role.Publishing(),
            service.unsigned(new EncryptionKeyRequest()),
            EncryptionKey.class);
    return new QueueConfigSealer(
            session.queueCrypto(),
            Bytes.utf8(session.options().domain()),
            account.userId(),
            account.clientId(),
            account.clientRecordKey().privateKey())
        .seal(key, leafSignatureKey, null, session.options().random());
  }

  /// A version 4 UUID from the client's own randomness.
  private UUID randomUuid() {
    ByteBuffer bytes = ByteBuffer.wrap(session.options().random().bytes(16).toByteArray());
    long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
