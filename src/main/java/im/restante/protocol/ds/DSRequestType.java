package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The operations of the Delivery Service.
///
/// ```
/// enum {
///   create_group(0), delete_group(1), update_queue_info(2), add_users(3), remove_users(4),
///   add_clients(5), remove_clients(6), update_client(7), resync_client(8), welcome_info(9),
///   external_commit_info(10), external_join(11), send_message(12), request_group_id(13),
///   join_connection_group(14), self_remove_client(15), self_remove_user(16), propose(17),
///   get_identity_link_keys(18), set_role(19), reinit_group(20), signature_public_key(21), (255)
/// } DSRequestType;
/// ```
public enum DSRequestType implements WireStruct {
  CREATE_GROUP(0),
  DELETE_GROUP(1),
  UPDATE_QUEUE_INFO(2),
  ADD_USERS(3),
  REMOVE_USERS(4),
  ADD_CLIENTS(5),
  REMOVE_CLIENTS(6),
  UPDATE_CLIENT(7),
  RESYNC_CLIENT(8),
  WELCOME_INFO(9),
  EXTERNAL_COMMIT_INFO(10),
  EXTERNAL_JOIN(11),
  SEND_MESSAGE(12),
  REQUEST_GROUP_ID(13),
  JOIN_CONNECTION_GROUP(14),
  SELF_REMOVE_CLIENT(15),
  SELF_REMOVE_USER(16),
  PROPOSE(17),
  GET_IDENTITY_LINK_KEYS(18),
  SET_ROLE(19),
  REINIT_GROUP(20),
  SIGNATURE_PUBLIC_KEY(21);

  private static final DSRequestType[] BY_VALUE = values();

  private final int value;

  DSRequestType(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static DSRequestType read(WireReader reader) {
    int value = reader.u8("request_type");
    if (value >= BY_VALUE.length) {
      throw reader.malformed("request_type", "unknown value");
    }
    return BY_VALUE[value];
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
