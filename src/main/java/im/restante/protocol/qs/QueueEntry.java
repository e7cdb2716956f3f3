package im.restante.protocol.qs;

import im.restante.mls.message.HPKECiphertext;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// An entry of a queue as its owner receives it.
///
/// ```
/// enum { ratchet_key(0), message(1), trimmed(2), (255) } QueueEntryType;
/// struct {
///     uint64 sequence_number;
///     QueueEntryType type;
///     select (QueueEntry.type) {
///         case ratchet_key: HPKECiphertext sealed_seed;
///         case message:     opaque ciphertext<V>;
///         case trimmed:     TrimmedRange range;
///     };
/// } QueueEntry;
/// ```
public record QueueEntry(long sequenceNumber, Body body) implements WireStruct {
  /// The select body of QueueEntry.
  public sealed interface Body {
    /// A fresh seed of the queue's ratchet, sealed to the client's queue encryption key (C-38).
    record RatchetKey(HPKECiphertext sealedSeed) implements Body {}

    /// A [QueueEntryContent] under the ratchet's key for this number (C-39).
    record Message(Bytes ciphertext) implements Body {}

    /// Stands for messages that age or length has dropped, from this number on (Q3). In clear:
    /// their ratchet keys are gone, and seeds among them still come.
    record Trimmed(TrimmedRange range) implements Body {}
  }

  public static QueueEntry read(WireReader reader) {
    return new QueueEntry(
        reader.u64("sequence_number"),
        switch (reader.u8("type")) {
          case 0 -> new Body.RatchetKey(HPKECiphertext.read(reader));
          case 1 -> new Body.Message(reader.opaque("ciphertext"));
          case 2 -> new Body.Trimmed(TrimmedRange.read(reader));
          default -> throw reader.malformed("type", "unknown value");
        });
  }

  @Override
  public void write(WireWriter writer) {
    writer.u64(sequenceNumber);
    switch (body) {
      case Body.RatchetKey ratchetKey -> writer.u8(0).struct(ratchetKey.sealedSeed());
      case Body.Message message -> writer.u8(1).opaque(message.ciphertext());
      case Body.Trimmed trimmed -> writer.u8(2).struct(trimmed.range());
    }
  }
}
