package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The random name of a user record at its own provider (C-25).
///
/// ```
/// opaque QsUserId[16];
/// ```
public record QsUserId(Bytes value) implements WireStruct {
  public static final int BYTES = 16;

  public QsUserId {
    if (value.size() != BYTES) {
      throw new IllegalArgumentException("an id of " + value.size() + " bytes");
    }
  }

  public static QsUserId read(WireReader reader) {
    return new QsUserId(reader.fixed("qs_user_id", BYTES));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(value);
  }
}
