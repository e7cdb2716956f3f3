package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The external_pub extension: the key that external commits encrypt to (RFC 9420 §12.4.3.2).
///
/// ```
/// struct {
///     HPKEPublicKey external_pub;
/// } ExternalPub;
/// ```
public record ExternalPub(Bytes externalPub) implements WireStruct {
  public static ExternalPub read(WireReader reader) {
    return new ExternalPub(reader.opaque("external_pub"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(externalPub);
  }
}
