package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The record whose key signed a request.
///
/// ```
/// struct { QsSenderType type; opaque id[16]; } QsSenderID;
/// ```
public record QsSenderID(QsSenderType type, Bytes id) implements WireStruct {
  private static final int ID_BYTES = 16;

  public QsSenderID {
    if (id.size() != ID_BYTES) {
      throw new IllegalArgumentException("an id of " + id.size() + " bytes");
    }
  }

  public static QsSenderID of(QsUserId user) {
    return new QsSenderID(QsSenderType.USER, user.value());
  }

  public static QsSenderID of(QsClientId client) {
    return new QsSenderID(QsSenderType.CLIENT, client.value());
  }

  public static QsSenderID read(WireReader reader) {
    return new QsSenderID(QsSenderType.read(reader), reader.fixed("id", ID_BYTES));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(type).fixed(id);
  }
}
