package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// Fetches what an external commit is made from.
///
/// ```
/// struct { opaque group_id<V>; optional<HPKEPublicKey> seal_to; } ExternalCommitInfoRequest;
/// ```
///
/// @param sealTo an HPKE key of the group's suite to encrypt the answer to (B-63), or null
public record ExternalCommitInfoRequest(Bytes groupId, @Nullable Bytes sealTo)
    implements DSRequest {
  @Override
  public DSRequestType type() {
    return DSRequestType.EXTERNAL_COMMIT_INFO;
  }

  static ExternalCommitInfoRequest readBody(WireReader reader) {
    return new ExternalCommitInfoRequest(
        reader.opaque("group_id"), reader.optional("seal_to", key -> key.opaque("seal_to")));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.opaque(groupId).optionalOpaque(sealTo);
  }
}
