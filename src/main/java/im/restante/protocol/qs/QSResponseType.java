package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a [QSResponse] carries.
///
/// ```
/// enum {
///     ok(0), error(1), user_created(2), user_record(3), client_created(4), client_record(5),
///     key_packages(6), queue_entries(7), encryption_key(8), blob(9), (255)
/// } QSResponseType;
/// ```
public enum QSResponseType implements WireStruct {
  OK(0),
  ERROR(1),
  USER_CREATED(2),
  USER_RECORD(3),
  CLIENT_CREATED(4),
  CLIENT_RECORD(5),
  KEY_PACKAGES(6),
  QUEUE_ENTRIES(7),
  ENCRYPTION_KEY(8),
  BLOB(9);

  private final int value;

  QSResponseType(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static QSResponseType read(WireReader reader) {
    return switch (reader.u8("response_type")) {
      case 0 -> OK;
      case 1 -> ERROR;
      case 2 -> USER_CREATED;
      case 3 -> USER_RECORD;
      case 4 -> CLIENT_CREATED;
      case 5 -> CLIENT_RECORD;
      case 6 -> KEY_PACKAGES;
      case 7 -> QUEUE_ENTRIES;
      case 8 -> ENCRYPTION_KEY;
      case 9 -> BLOB;
      default -> throw reader.malformed("response_type", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
