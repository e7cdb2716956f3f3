package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The HPKE info under which a [QueueConfig] is sealed: for whom and to which of its keys (V10).
///
/// ```
/// struct { opaque provider_domain<V>; uint32 key_epoch; } QueueConfigInfo;
/// ```
public record QueueConfigInfo(Bytes providerDomain, long keyEpoch) implements WireStruct {
  public static QueueConfigInfo read(WireReader reader) {
    return new QueueConfigInfo(reader.opaque("provider_domain"), reader.u32("key_epoch"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(providerDomain).u32(keyEpoch);
  }
}
