package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The operations of the Queueing Service.
///
/// `listen` is asked for only by the first frame of a WebSocket.
///
/// ```
/// enum {
///     create_user(0), get_user(1), update_user(2), delete_user(3),
///     create_client(4), get_client(5), update_client(6), delete_client(7),
///     publish_key_packages(8), claim_key_packages(9), dequeue(10), acknowledge(11),
///     encryption_key(12), fetch_blob(13), listen(14), (255)
/// } QSRequestType;
/// ```
public enum QSRequestType implements WireStruct {
  CREATE_USER(0),
  GET_USER(1),
  UPDATE_USER(2),
  DELETE_USER(3),
  CREATE_CLIENT(4),
  GET_CLIENT(5),
  UPDATE_CLIENT(6),
  DELETE_CLIENT(7),
  PUBLISH_KEY_PACKAGES(8),
  CLAIM_KEY_PACKAGES(9),
  DEQUEUE(10),
  ACKNOWLEDGE(11),
  ENCRYPTION_KEY(12),
  FETCH_BLOB(13),
  LISTEN(14);

  private final int value;

  QSRequestType(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static QSRequestType read(WireReader reader) {
    return switch (reader.u8("request_type")) {
      case 0 -> CREATE_USER;
      case 1 -> GET_USER;
      case 2 -> UPDATE_USER;
      case 3 -> DELETE_USER;
      case 4 -> CREATE_CLIENT;
      case 5 -> GET_CLIENT;
      case 6 -> UPDATE_CLIENT;
      case 7 -> DELETE_CLIENT;
      case 8 -> PUBLISH_KEY_PACKAGES;
      case 9 -> CLAIM_KEY_PACKAGES;
      case 10 -> DEQUEUE;
      case 11 -> ACKNOWLEDGE;
      case 12 -> ENCRYPTION_KEY;
      case 13 -> FETCH_BLOB;
      case 14 -> LISTEN;
      default -> throw reader.malformed("request_type", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
