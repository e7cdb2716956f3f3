package im.restante.bench.core;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.member.LeafParameters;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalSender;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProtocolVersion;
import im.restante.protocol.ds.ClientIdentity;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.IdentityLinkPolicy;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.MimiDsVersion;
import im.restante.protocol.ds.PseudonymousCredential;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.SealedQueueConfig;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.UUID;

/// Members as the product's own clients describe them, in groups of either mode.
public final class Identities {
  public static final SuiteCrypto CRYPTO =
      CryptoProvider.create(SignatureBackend.AUTO)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
  public static final long NOW_SECONDS = 1_750_000_000L;
  public static final Lifetime LIFETIME =
      new Lifetime(NOW_SECONDS - 60, NOW_SECONDS + 30 * 24 * 3600);

  private static final String DOMAIN = "bench.example";

  /// The service as groups of the core know it.
  public static final ExternalSender SERVICE =
      new ExternalSender(
          CRYPTO.generateSignatureKeyPair(new SeededRandom("service")).publicKey(),
          new Credential.Basic(Bytes.utf8("mimi://" + DOMAIN)));

  private static final int KEM_OUTPUT_BYTES = 32;
  private static final int SEALED_CONFIG_BYTES = 192 + 16;

  private Identities() {}

  /// A leaf of a client of its own user, with a queue address of the real size that nobody opens.
  static LeafParameters leaf(
      MetadataMode mode, int number, SignatureKeyPair keys, RandomSource random) {
    return leaf(
        mode,
        DOMAIN,
        number,
        keys,
        new ClientQueueConfig(
            Bytes.utf8(DOMAIN),
            new SealedQueueConfig(
                1, random.bytes(KEM_OUTPUT_BYTES), random.bytes(SEALED_CONFIG_BYTES))),
        random);
  }

  /// A leaf of a client of its own user.
  public static LeafParameters leaf(
      MetadataMode mode,
      String domain,
      int number,
      SignatureKeyPair keys,
      ClientQueueConfig queue,
      RandomSource random) {
    return new LeafParameters(
        credential(mode, domain, number, keys, random),
        new Capabilities(
            List.of(ProtocolVersion.MLS10),
            List.of(new CipherSuiteId(CRYPTO.suite().value())),
            List.of(DsTypes.MIMI_DS_VERSION, DsTypes.QUEUE_CONFIG, DsTypes.IDENTITY_LINK_POLICY),
            List.of(),
            List.of(CredentialType.BASIC, DsTypes.PSEUDONYMOUS)),
        Extensions.of(Extension.of(DsTypes.QUEUE_CONFIG, queue)));
  }

  private static Credential credential(
      MetadataMode mode, String domain, int number, SignatureKeyPair keys, RandomSource random) {
    return switch (mode) {
      case FULL ->
          new Credential.Basic(new ClientIdentity(domain, "user" + number, "phone").toIdentity());
      case REDUCED ->
          new PseudonymousCredential(
                  IdentifierUri.pseudonym(domain, IdentifierUri.Kind.CLIENT, uuid(random)),
                  IdentifierUri.pseudonym(domain, IdentifierUri.Kind.USER, uuid(random)),
                  keys.publicKey(),
                  random.bytes(96))
              .toCredential();
    };
  }

  private static UUID uuid(RandomSource random) {
    UUID any = UUID.nameUUIDFromBytes(random.bytes(16).toByteArray());
    return new UUID(
        (any.getMostSignificantBits() & ~0xf000L) | 0x4000L, any.getLeastSignificantBits());
  }

  static Extensions groupExtensions(MetadataMode mode) {
    return groupExtensions(mode, SERVICE);
  }

  public static Extensions groupExtensions(MetadataMode mode, ExternalSender service) {
    return Extensions.of(
        new MimiDsVersion(1, mode).toExtension(),
        IdentityLinkPolicy.FORBIDDEN.toExtension(),
        Extension.of(ExtensionType.EXTERNAL_SENDERS, new ExternalSenders(List.of(service))));
  }
}
