package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// A binary frame from the service on `GET /qs/v1/listen`.
///
/// ```
/// enum { entries(0), caught_up(1), acknowledged(2), closing(3), error(4), (255) } ListenServerFrameType;
/// struct {
///     ListenServerFrameType type;
///     select (ListenServerFrame.type) {
///         case entries:      QueueEntry entries<V>;
///         case caught_up:    uint64 next;
///         case acknowledged: uint64 up_to;
///         case closing:      ClosingReason reason;
///         case error:        QSError error;
///     };
/// } ListenServerFrame;
/// ```
public sealed interface ListenServerFrame extends WireStruct {
  /// Entries in ascending order, following those sent before without a gap.
  record Entries(List<QueueEntry> entries) implements ListenServerFrame {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /// Everything that was there when listening began has been sent; `next` is the next number.
  record CaughtUp(long next) implements ListenServerFrame {}

  /// An acknowledgement is durable: nothing below `upTo` comes again.
  record Acknowledged(long upTo) implements ListenServerFrame {}

  /// The service ends this connection.
  record Closing(ClosingReason reason) implements ListenServerFrame {}

  /// The first frame was refused; the connection ends.
  record Refused(QSError error) implements ListenServerFrame {}

  static ListenServerFrame read(WireReader reader) {
    return switch (reader.u8("type")) {
      case 0 -> new Entries(reader.vector("entries", QueueEntry::read));
      case 1 -> new CaughtUp(reader.u64("next"));
      case 2 -> new Acknowledged(reader.u64("up_to"));
      case 3 -> new Closing(ClosingReason.read(reader));
      case 4 -> new Refused(QSError.read(reader));
      default -> throw reader.malformed("type", "unknown value");
    };
  }

  @Override
  default void write(WireWriter writer) {
    switch (this) {
      case Entries entries -> writer.u8(0).vector(entries.entries());
      case CaughtUp caughtUp -> writer.u8(1).u64(caughtUp.next());
      case Acknowledged acknowledged -> writer.u8(2).u64(acknowledged.upTo());
      case Closing closing -> writer.u8(3).struct(closing.reason());
      case Refused refused -> writer.u8(4).struct(refused.error());
    }
  }
}
