package im.restante.log.record;

import im.restante.protocol.qs.BlobRef;
import im.restante.protocol.qs.MessageContentType;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message for many queues: its payload once, and a sealed route per recipient (V9).
///
/// ```
/// struct {
///     uint64 accepted_timestamp_ms;
///     MessageContentType content_type;
///     uint8 suppress_notifications;      /* 0 or 1 */
///     optional<BlobRef> blob;
///     opaque payload<V>;                 /* empty where there is a blob */
///     opaque routes<V>;                  /* of equal size, joined */
///     Own own<V>;                        /* none, or one for each route */
/// } Deliver;
/// struct { opaque own<V>; } Own;
/// ```
///
/// @param acceptedTimestampMs when the message was accepted, milliseconds since 1970
/// @param payload the message, empty where `blob` holds it
/// @param blob where a large payload waits, exactly when `payload` is empty
/// @param routes one route of [#ROUTE_BYTES] for each recipient, joined
/// @param own empty, or for each route what that recipient alone receives beside the payload
public record Deliver(
    long acceptedTimestampMs,
    MessageContentType type,
    boolean suppressNotifications,
    Bytes payload,
    @Nullable BlobRef blob,
    Bytes routes,
    List<Bytes> own)
    implements LogRecord {
  /// A route: key epoch and one AES block (V9).
  public static final int ROUTE_BYTES = 17;

  public Deliver {
    own = List.copyOf(own);
    if ((blob == null) == payload.isEmpty()) {
      throw new IllegalArgumentException("either a payload or a reference to it");
    }
    if (routes.isEmpty() || routes.size() % ROUTE_BYTES != 0) {
      throw new IllegalArgumentException("routes of another size");
    }
    if (!own.isEmpty() && own.size() != routes.size() / ROUTE_BYTES) {
      throw new IllegalArgumentException("own parts that match no routes");
    }
  }

  /// How many recipients there are.
  public int recipients() {
    return routes.size() / ROUTE_BYTES;
  }

  /// The route of recipient `index`, sharing this record's bytes.
  public Bytes route(int index) {
    return routes.slice(index * ROUTE_BYTES, (index + 1) * ROUTE_BYTES);
  }

  /// What recipient `index` alone receives, often empty.
  public Bytes own(int index) {
    return own.isEmpty() ? Bytes.EMPTY : own.get(index);
  }

  @Override
  public LogRecordKind kind() {
    return LogRecordKind.DELIVER;
  }

  static Deliver read(WireReader reader) {
    long acceptedTimestampMs = reader.u64("accepted_timestamp_ms");
    MessageContentType type = MessageContentType.read(reader);
    boolean suppressNotifications = reader.bool("suppress_notifications");
    BlobRef blob = reader.optional("blob", BlobRef::read);
    Bytes payload = reader.opaque("payload");
    Bytes routes = reader.opaque("routes");
    List<Bytes> own = reader.vector("own", element -> element.opaque("own"));
    if ((blob == null) == payload.isEmpty()) {
      throw reader.malformed("payload", "neither or both of payload and blob");
    }
    if (routes.isEmpty() || routes.size() % ROUTE_BYTES != 0) {
      throw reader.malformed("routes", "not a number of routes");
    }
    if (!own.isEmpty() && own.size() != routes.size() / ROUTE_BYTES) {
      throw reader.malformed("own", "not one for each route");
    }
    return new Deliver(
        acceptedTimestampMs, type, suppressNotifications, payload, blob, routes, own);
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer
        .u64(acceptedTimestampMs)
        .struct(type)
        .bool(suppressNotifications)
        .optional(blob)
        .opaque(payload)
        .opaque(routes)
        .vector(own, (part, out) -> out.opaque(part));
  }
}
