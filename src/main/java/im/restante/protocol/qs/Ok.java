package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Done, with nothing to say about it.
///
/// ```
/// struct {} Ok;
/// ```
public record Ok() implements QSResponse.Body {
  @Override
  public QSResponseType type() {
    return QSResponseType.OK;
  }

  public static Ok read(WireReader reader) {
    return new Ok();
  }

  @Override
  public void write(WireWriter writer) {}
}
