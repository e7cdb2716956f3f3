package im.restante.protocol.ds;

import im.restante.mls.message.Extension;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// To what extent clients of a room provide identity link keys (E-41); an extension of the
/// GroupContext.
///
/// ```
/// enum { required(0), optional(1), admins_only(2), forbidden(3), (255) } IdentityLinkPolicy;
/// ```
public enum IdentityLinkPolicy implements WireStruct {
  REQUIRED(0),
  OPTIONAL(1),
  ADMINS_ONLY(2),
  /// Members stay pseudonyms to each other: whatever carries link keys is refused (E-42).
  FORBIDDEN(3);

  private final int value;

  IdentityLinkPolicy(int value) {
    this.value = value;
  }

  public Extension toExtension() {
    return Extension.of(DsTypes.IDENTITY_LINK_POLICY, this);
  }

  public static IdentityLinkPolicy read(WireReader reader) {
    return switch (reader.u8("identity_link_policy")) {
      case 0 -> REQUIRED;
      case 1 -> OPTIONAL;
      case 2 -> ADMINS_ONLY;
      case 3 -> FORBIDDEN;
      default -> throw reader.malformed("identity_link_policy", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
