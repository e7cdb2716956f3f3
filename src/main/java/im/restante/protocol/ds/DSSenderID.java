package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Under which name a client authenticates to the service (B-25, B-26, B-27).
///
/// ```
/// enum { leaf_index(0), key_package_ref(1), user_key_hash(2), (255) } DSSenderType;
///
/// struct {
///   DSSenderType sender_type;
///   select (DSSenderID.sender_type) {
///     case leaf_index:      uint32 leaf_index;
///     case key_package_ref: opaque key_package_ref<V>;
///     case user_key_hash:   opaque user_key_hash<V>;
///   };
/// } DSSenderID;
/// ```
public sealed interface DSSenderID extends WireStruct {
  /// DSSenderType: the kind of name.
  enum Type {
    LEAF_INDEX(0),
    KEY_PACKAGE_REF(1),
    USER_KEY_HASH(2);

    private final int value;

    Type(int value) {
      this.value = value;
    }
  }

  /// A member by its leaf, 0 … 2^32 - 1; signs with the leaf's signature key.
  record LeafIndex(long leafIndex) implements DSSenderID {
    @Override
    public Type type() {
      return Type.LEAF_INDEX;
    }
  }

  /// A client that a commit added and that has not joined yet; signs with its KeyPackage's leaf
  /// key.
  record KeyPackageRef(Bytes reference) implements DSSenderID {
    @Override
    public Type type() {
      return Type.KEY_PACKAGE_REF;
    }
  }

  /// A user by its [UserAuthKey] in this group.
  record UserKeyHash(Bytes hash) implements DSSenderID {
    @Override
    public Type type() {
      return Type.USER_KEY_HASH;
    }
  }

  Type type();

  static DSSenderID read(WireReader reader) {
    return switch (reader.u8("sender_type")) {
      case 0 -> new LeafIndex(reader.u32("leaf_index"));
      case 1 -> new KeyPackageRef(reader.opaque("key_package_ref"));
      case 2 -> new UserKeyHash(reader.opaque("user_key_hash"));
      default -> throw reader.malformed("sender_type", "unknown value");
    };
  }

  @Override
  default void write(WireWriter writer) {
    writer.u8(type().value);
    switch (this) {
      case LeafIndex(long leafIndex) -> writer.u32(leafIndex);
      case KeyPackageRef(Bytes reference) -> writer.opaque(reference);
      case UserKeyHash(Bytes hash) -> writer.opaque(hash);
    }
  }
}
