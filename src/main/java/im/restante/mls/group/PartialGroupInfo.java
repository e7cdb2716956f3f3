package im.restante.mls.group;

import im.restante.mls.message.Extensions;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a committer uploads of the next epoch's GroupInfo: all that the service cannot compute
/// itself (B-56, X-17).
///
/// ```
/// struct {
///   Extension extensions<V>;
///   opaque signature<V>;  /* of the whole GroupInfo */
/// } PartialGroupInfo;
/// ```
public record PartialGroupInfo(Extensions extensions, Bytes signature) implements WireStruct {
  public static PartialGroupInfo read(WireReader reader) {
    return new PartialGroupInfo(Extensions.read(reader), reader.opaque("signature"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(extensions).opaque(signature);
  }
}
