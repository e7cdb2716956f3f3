package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A refusal with the one number that helps to do better.
///
/// ```
/// struct {
///     QSErrorCode code;
///     uint32 detail;   /* rate_limited, unavailable: seconds to wait;
///                         invalid_key_package: position of the first invalid one; else 0 */
/// } QSError;
/// ```
public record QSError(QSErrorCode code, long detail) implements QSResponse.Body {
  public static QSError of(QSErrorCode code) {
    return new QSError(code, 0);
  }

  @Override
  public QSResponseType type() {
    return QSResponseType.ERROR;
  }

  public static QSError read(WireReader reader) {
    return new QSError(QSErrorCode.read(reader), reader.u32("detail"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(code).u32(detail);
  }
}
