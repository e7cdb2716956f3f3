package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// What an application says to the group: `opaque application_data<V>` (RFC 9420 §6).
public record ApplicationData(Bytes data) implements Content {
  @Override
  public ContentType contentType() {
    return ContentType.APPLICATION;
  }

  public static ApplicationData read(WireReader reader) {
    return new ApplicationData(reader.opaque("application_data"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(data);
  }
}
