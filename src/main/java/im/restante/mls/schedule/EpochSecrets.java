package im.restante.mls.schedule;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The secrets of one epoch (RFC 9420 §8, Table 4), encryption_secret excepted.
///
/// encryption_secret is the root of the [SecretTree], which consumes it.
///
/// @param senderData sender_data_secret
/// @param exporter exporter_secret
/// @param external external_secret
/// @param confirmationKey confirmation_key
/// @param membershipKey membership_key
/// @param resumptionPsk resumption_psk
/// @param epochAuthenticator epoch_authenticator
/// @param init init_secret of the next epoch
public record EpochSecrets(
    Secret senderData,
    Secret exporter,
    Secret external,
    Secret confirmationKey,
    Secret membershipKey,
    Secret resumptionPsk,
    Secret epochAuthenticator,
    Secret init)
    implements WireStruct, AutoCloseable {

  /// Derives all of them; `epochSecret` stays the caller's to close.
  public static EpochSecrets derive(SuiteCrypto crypto, Secret epochSecret) {
    return new EpochSecrets(
        Labels.deriveSecret(crypto, epochSecret, "sender data"),
        Labels.deriveSecret(crypto, epochSecret, "exporter"),
        Labels.deriveSecret(crypto, epochSecret, "external"),
        Labels.deriveSecret(crypto, epochSecret, "confirm"),
        Labels.deriveSecret(crypto, epochSecret, "membership"),
        Labels.deriveSecret(crypto, epochSecret, "resumption"),
        Labels.deriveSecret(crypto, epochSecret, "authentication"),
        Labels.deriveSecret(crypto, epochSecret, "init"));
  }

  /// encryption_secret, the root of the secret tree (§9).
  public static Secret encryptionSecret(SuiteCrypto crypto, Secret epochSecret) {
    return Labels.deriveSecret(crypto, epochSecret, "encryption");
  }

  /// confirmation_tag over a confirmed transcript hash (§6.1).
  public Bytes confirmationTag(SuiteCrypto crypto, Bytes confirmedTranscriptHash) {
    return crypto.mac(confirmationKey, confirmedTranscriptHash);
  }

  /// The key pair that external joiners encrypt to (§8.3).
  public HpkeKeyPair externalKeyPair(SuiteCrypto crypto) {
    return crypto.deriveHpkeKeyPair(external);
  }

  /// For the state of a member at rest, never for the network.
  public static EpochSecrets read(WireReader reader) {
    return new EpochSecrets(
        Secrets.read(reader, "sender_data_secret"),
        Secrets.read(reader, "exporter_secret"),
        Secrets.read(reader, "external_secret"),
        Secrets.read(reader, "confirmation_key"),
        Secrets.read(reader, "membership_key"),
        Secrets.read(reader, "resumption_psk"),
        Secrets.read(reader, "epoch_authenticator"),
        Secrets.read(reader, "init_secret"));
  }

  @Override
  public void write(WireWriter writer) {
    Secrets.write(writer, senderData);
    Secrets.write(writer, exporter);
    Secrets.write(writer, external);
    Secrets.write(writer, confirmationKey);
    Secrets.write(writer, membershipKey);
    Secrets.write(writer, resumptionPsk);
    Secrets.write(writer, epochAuthenticator);
    Secrets.write(writer, init);
  }

  @Override
  public void close() {
    senderData.close();
    exporter.close();
    external.close();
    confirmationKey.close();
    membershipKey.close();
    resumptionPsk.close();
    epochAuthenticator.close();
    init.close();
  }
}
