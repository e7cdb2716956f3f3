package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// The external_senders extension: `ExternalSender external_senders<V>` (RFC 9420 §12.1.8.1).
///
/// An external Sender names its place in this list.
public record ExternalSenders(List<ExternalSender> senders) implements WireStruct {
  public ExternalSenders {
    senders = List.copyOf(senders);
  }

  public static ExternalSenders read(WireReader reader) {
    return new ExternalSenders(reader.vector("external_senders", ExternalSender::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(senders);
  }
}
