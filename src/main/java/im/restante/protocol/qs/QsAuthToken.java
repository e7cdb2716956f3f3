package im.restante.protocol.qs;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Proof that the holder of a record key made a request (C-29): Ed25519 over a [QSAuthTokenTBS].
///
/// ```
/// struct { QsSenderID sender; uint32 timestamp; opaque signature<V>; } QsAuthToken;
/// ```
///
/// @param timestampSeconds since the Unix epoch
public record QsAuthToken(QsSenderID sender, long timestampSeconds, Bytes signature)
    implements WireStruct {
  /// Signs `content` with a record key; `crypto` is a suite with Ed25519 and SHA-256.
  public static QsAuthToken sign(
      SuiteCrypto crypto,
      Secret recordKey,
      QsSenderID sender,
      long timestampSeconds,
      QSRequestContent content) {
    Bytes signed = toBeSigned(crypto, sender, timestampSeconds, content);
    return new QsAuthToken(
        sender,
        timestampSeconds,
        Labels.signWithLabel(crypto, recordKey, QSAuthTokenTBS.LABEL, signed));
  }

  /// Whether the holder of the record key signed this token for exactly `content`.
  public boolean verify(SuiteCrypto crypto, Bytes recordKey, QSRequestContent content) {
    Bytes signed = toBeSigned(crypto, sender, timestampSeconds, content);
    return Labels.verifyWithLabel(crypto, recordKey, QSAuthTokenTBS.LABEL, signed, signature);
  }

  private static Bytes toBeSigned(
      SuiteCrypto crypto, QsSenderID sender, long timestampSeconds, QSRequestContent content) {
    return new QSAuthTokenTBS(sender, timestampSeconds, crypto.hash(content.encoded())).encode();
  }

  public static QsAuthToken read(WireReader reader) {
    return new QsAuthToken(
        QsSenderID.read(reader), reader.u32("timestamp"), reader.opaque("signature"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(sender).u32(timestampSeconds).opaque(signature);
  }
}
