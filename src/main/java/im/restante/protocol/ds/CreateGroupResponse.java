package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Why a group was not created; success has no value here.
///
/// ```
/// enum { invalid_group_id(0), invalid_key_package(1), invalid_group_info(2), (255) }
///   CreateGroupResponse;
/// ```
public enum CreateGroupResponse implements WireStruct {
  /// Empty, used, deleted or not reserved: one answer for all (V1).
  INVALID_GROUP_ID(0),
  INVALID_KEY_PACKAGE(1),
  INVALID_GROUP_INFO(2);

  private final int value;

  CreateGroupResponse(int value) {
    this.value = value;
  }

  public static CreateGroupResponse read(WireReader reader) {
    return switch (reader.u8("reason")) {
      case 0 -> INVALID_GROUP_ID;
      case 1 -> INVALID_KEY_PACKAGE;
      case 2 -> INVALID_GROUP_INFO;
      default -> throw reader.malformed("reason", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
