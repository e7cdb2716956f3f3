package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A binary frame from the client on `GET /qs/v1/listen`, after the first, which is a request.
///
/// ```
/// enum { acknowledge(0), ping(1), (255) } ListenClientFrameType;
/// struct {
///     ListenClientFrameType type;
///     select (ListenClientFrame.type) {
///         case acknowledge: uint64 up_to;
///         case ping:        struct {};
///     };
/// } ListenClientFrame;
/// ```
public sealed interface ListenClientFrame extends WireStruct {
  /// Everything below `upTo` is done with (C-33).
  record Acknowledge(long upTo) implements ListenClientFrame {}

  /// Keeps the connection from being idle.
  record Ping() implements ListenClientFrame {}

  static ListenClientFrame read(WireReader reader) {
    return switch (reader.u8("type")) {
      case 0 -> new Acknowledge(reader.u64("up_to"));
      case 1 -> new Ping();
      default -> throw reader.malformed("type", "unknown value");
    };
  }

  @Override
  default void write(WireWriter writer) {
    switch (this) {
      case Acknowledge acknowledge -> writer.u8(0).u64(acknowledge.upTo());
      case Ping _ -> writer.u8(1);
    }
  }
}
