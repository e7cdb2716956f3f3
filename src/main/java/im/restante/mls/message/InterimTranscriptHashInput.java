package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What the interim transcript hash adds to the confirmed one (RFC 9420 §8.2).
///
/// ```
/// struct {
///     MAC confirmation_tag;
/// } InterimTranscriptHashInput;
/// ```
public record InterimTranscriptHashInput(Bytes confirmationTag) implements WireStruct {
  public static InterimTranscriptHashInput read(WireReader reader) {
    return new InterimTranscriptHashInput(reader.opaque("confirmation_tag"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(confirmationTag);
  }
}
