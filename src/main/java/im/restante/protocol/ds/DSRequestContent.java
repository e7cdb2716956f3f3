package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A request and the key of the group state it is about (H-04).
///
/// ```
/// struct {
///   uint16 protocol_version;            /* 1 */
///   opaque group_state_key<V>;          /* 32 bytes; empty in full-metadata groups */
///   DSRequest request;
/// } DSRequestContent;
/// ```
///
/// @param encoded the original bytes, or what [#of] wrote; a function of the other components
public record DSRequestContent(Bytes groupStateKey, DSRequest request, Bytes encoded)
    implements WireStruct {
  /// The only protocol version so far.
  public static final int PROTOCOL_VERSION = 1;

  /// Size of a group state key.
  public static final int GROUP_STATE_KEY_BYTES = 32;

  public static DSRequestContent of(Bytes groupStateKey, DSRequest request) {
    Bytes encoded =
        new WireWriter().u16(PROTOCOL_VERSION).opaque(groupStateKey).struct(request).toBytes();
    return new DSRequestContent(groupStateKey, request, encoded);
  }

  public static DSRequestContent read(WireReader reader) {
    int start = reader.position();
    if (reader.u16("protocol_version") != PROTOCOL_VERSION) {
      throw reader.malformed("protocol_version", "unknown version");
    }
    Bytes key = reader.opaque("group_state_key", GROUP_STATE_KEY_BYTES);
    if (!key.isEmpty() && key.size() != GROUP_STATE_KEY_BYTES) {
      throw reader.malformed("group_state_key", "neither empty nor 32 bytes");
    }
    return new DSRequestContent(key, DSRequest.read(reader), reader.since(start));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }
}
