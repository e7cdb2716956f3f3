package im.restante.protocol;

import static im.restante.protocol.ProtocolExamples.CRYPTO;
import static im.restante.protocol.ProtocolExamples.DOMAIN;
import static im.restante.protocol.ProtocolExamples.TIME_SECONDS;

import im.restante.crypto.HpkeKeyPair;
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
import im.restante.mls.message.ExternalSender;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.RequiredCapabilities;
import im.restante.protocol.ds.ClientIdentity;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.IdentityLinkPolicy;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.MimiDsVersion;
import im.restante.protocol.ds.MimiDsVersions;
import im.restante.protocol.ds.PseudonymousCredential;
import im.restante.protocol.qs.AddPackage;
import im.restante.protocol.qs.EncryptionKey;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsUserId;
import im.restante.protocol.qs.QueueConfigSealer;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.UUID;

/// KeyPackages and GroupContext extensions of both metadata modes.
final class LeafExamples {
  private static final long LIFETIME_SECONDS = 84L * 24 * 60 * 60;

  private LeafExamples() {}

  static String contextFull() {
    return context(
        List.of(DsTypes.MIMI_DS_VERSION, DsTypes.QUEUE_CONFIG),
        CredentialType.BASIC,
        List.of(new MimiDsVersion(1, MetadataMode.FULL).toExtension()));
  }

  static String contextReduced() {
    return context(
        List.of(DsTypes.MIMI_DS_VERSION, DsTypes.QUEUE_CONFIG, DsTypes.IDENTITY_LINK_POLICY),
        DsTypes.PSEUDONYMOUS,
        List.of(
            new MimiDsVersion(1, MetadataMode.REDUCED).toExtension(),
            IdentityLinkPolicy.FORBIDDEN.toExtension()));
  }

  private static String context(
      List<ExtensionType> types, CredentialType credential, List<Extension> own) {
    SignatureKeyPair service = CRYPTO.generateSignatureKeyPair(new RecordingRandom("service"));
    Extension required =
        Extension.of(
            ExtensionType.REQUIRED_CAPABILITIES,
            new RequiredCapabilities(types, List.of(), List.of(credential)));
    ExternalSender sender = new ExternalSender(service.publicKey(), new Credential.Basic(DOMAIN));
    Extension senders =
        Extension.of(ExtensionType.EXTERNAL_SENDERS, new ExternalSenders(List.of(sender)));
    ExampleText text =
        new ExampleText()
            .hex("required_capabilities", required)
            .hex("ExternalSender as signature_public_key answers it", sender)
            .hex("external_senders", senders);
    for (Extension extension : own) {
      text.hex(
          extension.type().equals(DsTypes.MIMI_DS_VERSION)
              ? "mimi_ds_version"
              : "identity_link_policy, forbidden",
          extension);
    }
    return text.toString();
  }

  static String keyPackageFull() {
    RecordingRandom random = new RecordingRandom("key-package-full");
    SignatureKeyPair leaf = CRYPTO.generateSignatureKeyPair(random);
    Bytes identity = new ClientIdentity("provider.example", "user-1", "phone").toIdentity();
    return keyPackage(random, leaf, new Credential.Basic(identity), new ExampleText());
  }

  static String keyPackageReduced() {
    RecordingRandom random = new RecordingRandom("key-package-reduced");
    SignatureKeyPair leaf = CRYPTO.generateSignatureKeyPair(random);
    PseudonymousCredential credential =
        new PseudonymousCredential(
            IdentifierUri.pseudonym(
                "provider.example",
                IdentifierUri.Kind.CLIENT,
                UUID.fromString("0c8a0f4e-6f0e-4c9f-9d5c-3a51c0a1b2d3")),
            IdentifierUri.pseudonym(
                "provider.example",
                IdentifierUri.Kind.USER,
                UUID.fromString("7b1d2c3e-4f50-4a61-8b72-9c83ad94be05")),
            leaf.publicKey(),
            random.bytes(512));
    return keyPackage(
        random,
        leaf,
        credential.toCredential(),
        new ExampleText()
            .note(
                "client_pseudonym = mimi://provider.example/d/0c8a0f4e-6f0e-4c9f-9d5c-3a51c0a1b2d3")
            .note("user_pseudonym = mimi://provider.example/p/7b1d2c3e-4f50-4a61-8b72-9c83ad94be05")
            .hex("PseudonymousCredentialTBS", credential.toBeSigned())
            .hex("PseudonymousCredential", credential));
  }

  private static String keyPackage(
      RecordingRandom random, SignatureKeyPair leaf, Credential credential, ExampleText text) {
    HpkeKeyPair provider = CRYPTO.generateHpkeKeyPair(random);
    SignatureKeyPair record = CRYPTO.generateSignatureKeyPair(random);
    QueueConfigSealer sealer =
        new QueueConfigSealer(
            CRYPTO,
            DOMAIN,
            new QsUserId(random.bytes(16)),
            new QsClientId(random.bytes(16)),
            record.privateKey());
    Extension queue =
        Extension.of(
            DsTypes.QUEUE_CONFIG,
            sealer.seal(
                new EncryptionKey(1, provider.publicKey()), leaf.publicKey(), null, random));
    Capabilities capabilities =
        new Capabilities(
            List.of(ProtocolVersion.MLS10),
            List.of(new CipherSuiteId(1)),
            List.of(
                DsTypes.MIMI_DS_VERSION,
                DsTypes.QUEUE_CONFIG,
                DsTypes.IDENTITY_LINK_POLICY,
                ExtensionType.LAST_RESORT),
            List.of(),
            List.of(credential.type()));
    LeafParameters parameters =
        new LeafParameters(
            credential,
            capabilities,
            Extensions.of(new MimiDsVersions(List.of(1)).toExtension(), queue));
    KeyPackageBundle bundle =
        KeyPackageBundle.create(
            CRYPTO,
            parameters,
            leaf,
            new Lifetime(TIME_SECONDS, TIME_SECONDS + LIFETIME_SECONDS),
            Extensions.of(new Extension(ExtensionType.LAST_RESORT, Bytes.EMPTY)),
            random);
    return text.hex("leaf signature_key", leaf.publicKey())
        .hex("Credential", credential)
        .hex("Capabilities", capabilities)
        .hex("leaf extension mimi_ds_version", new MimiDsVersions(List.of(1)).toExtension())
        .hex("leaf extension queue_config", queue)
        .hex("KeyPackage, of last resort", bundle.keyPackage())
        .hex("KeyPackageRef", bundle.reference(CRYPTO))
        .hex("AddPackage", new AddPackage(bundle.keyPackage(), Bytes.EMPTY, Bytes.EMPTY))
        .toString();
  }
}
