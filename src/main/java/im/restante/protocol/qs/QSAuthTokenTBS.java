package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a [QsAuthToken] signs.
///
/// ```
/// struct {
///     QsSenderID sender;
///     uint32 timestamp;
///     opaque request_hash[32];   /* SHA-256(QSRequestContent) */
/// } QSAuthTokenTBS;
/// ```
///
/// @param timestampSeconds since the Unix epoch
public record QSAuthTokenTBS(QsSenderID sender, long timestampSeconds, Bytes requestHash)
    implements WireStruct {
  /// The label of SignWithLabel (RFC 9420 §5.1.2).
  public static final String LABEL = "QSAuthTokenTBS";

  public static QSAuthTokenTBS read(WireReader reader) {
    return new QSAuthTokenTBS(
        QsSenderID.read(reader), reader.u32("timestamp"), reader.fixed("request_hash", 32));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(sender).u32(timestampSeconds).fixed(requestHash);
  }
}
