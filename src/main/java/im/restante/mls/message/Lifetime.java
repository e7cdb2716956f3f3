package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// When a KeyPackage is valid, in seconds since the Unix epoch, both ends included (RFC 9420 §7.2).
///
/// ```
/// struct {
///     uint64 not_before;
///     uint64 not_after;
/// } Lifetime;
/// ```
public record Lifetime(long notBeforeSeconds, long notAfterSeconds) implements WireStruct {
  /// Whether `nowSeconds` lies inside (§7.3); the bounds are compared unsigned.
  public boolean contains(long nowSeconds) {
    return Long.compareUnsigned(notBeforeSeconds, nowSeconds) <= 0
        && Long.compareUnsigned(nowSeconds, notAfterSeconds) <= 0;
  }

  public static Lifetime read(WireReader reader) {
    return new Lifetime(reader.u64("not_before"), reader.u64("not_after"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u64(notBeforeSeconds).u64(notAfterSeconds);
  }
}
