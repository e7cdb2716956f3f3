package im.restante.ds.group;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A client that a commit added and that has not sent anything yet.
///
/// ```
/// struct {
///   uint64 reference;           /* PRF value of the KeyPackageRef */
///   uint64 epoch;
///   uint32 leaf_index;
///   uint64 expires_at;          /* end of the KeyPackage's lifetime */
///   opaque signature_key<V>;
/// } Joiner;
/// ```
///
/// @param epoch the one that the commit started
public record Joiner(
    long reference, long epoch, int leafIndex, long expiresAtSeconds, Bytes signatureKey)
    implements WireStruct {
  public static Joiner read(WireReader reader) {
    return new Joiner(
        reader.u64("reference"),
        reader.u64("epoch"),
        (int) reader.u32("leaf_index"),
        reader.u64("expires_at"),
        reader.opaque("signature_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u64(reference).u64(epoch).u32(leafIndex).u64(expiresAtSeconds).opaque(signatureKey);
  }
}
