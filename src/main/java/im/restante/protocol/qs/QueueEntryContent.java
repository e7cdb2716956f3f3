package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// The plaintext of an entry, padded to a size class (C-37).
///
/// ```
/// struct {
///     MessageContentType type;
///     uint64 accepted_timestamp_ms;
///     bool suppress_notifications;
///     optional<BlobRef> blob;
///     opaque payload<V>;   /* empty where blob is present */
///     opaque own<V>;       /* for this recipient only */
///     opaque padding<V>;   /* zeros */
/// } QueueEntryContent;
/// ```
public record QueueEntryContent(
    MessageContentType type,
    long acceptedTimestampMs,
    boolean suppressNotifications,
    @Nullable BlobRef blob,
    Bytes payload,
    Bytes own)
    implements WireStruct {

  public static QueueEntryContent read(WireReader reader) {
    int start = reader.position();
    QueueEntryContent content =
        new QueueEntryContent(
            MessageContentType.read(reader),
            reader.u64("accepted_timestamp_ms"),
            reader.bool("suppress_notifications"),
            reader.optional("blob", BlobRef::read),
            reader.opaque("payload"),
            reader.opaque("own"));
    int used = reader.position() - start;
    Bytes padding = reader.opaque("padding");
    if (padding.size() != SizeClass.padding(used) || !SizeClass.isZero(padding)) {
      throw reader.malformed("padding", "not zeros up to the size class");
    }
    return content;
  }

  @Override
  public void write(WireWriter writer) {
    int start = writer.size();
    writer
        .struct(type)
        .u64(acceptedTimestampMs)
        .bool(suppressNotifications)
        .optional(blob)
        .opaque(payload)
        .opaque(own);
    writer.opaque(Bytes.wrap(new byte[SizeClass.padding(writer.size() - start)]));
  }
}
