package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The random name of a client record, and of its queue, at its own provider.
///
/// ```
/// opaque QsClientId[16];
/// ```
public record QsClientId(Bytes value) implements WireStruct {
  public static final int BYTES = 16;

  public QsClientId {
    if (value.size() != BYTES) {
      throw new IllegalArgumentException("an id of " + value.size() + " bytes");
    }
  }

  public static QsClientId read(WireReader reader) {
    return new QsClientId(reader.fixed("qs_client_id", BYTES));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(value);
  }
}
