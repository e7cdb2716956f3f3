package im.restante.log.record;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// Cumulative acknowledgements of many queues, gathered into one record (Q5, V11).
///
/// ```
/// struct { Ack acks<V>; } Acknowledge;
/// ```
public record Acknowledge(List<Ack> acks) implements LogRecord {
  public Acknowledge {
    acks = List.copyOf(acks);
  }

  /// Everything below `upTo` in the queue `handle` is done with.
  ///
  /// ```
  /// struct { uint64 handle; uint64 up_to; } Ack;
  /// ```
  public record Ack(long handle, long upTo) implements WireStruct {
    static Ack read(WireReader reader) {
      return new Ack(reader.u64("handle"), reader.u64("up_to"));
    }

    @Override
    public void write(WireWriter writer) {
      writer.u64(handle).u64(upTo);
    }
  }

  @Override
  public LogRecordKind kind() {
    return LogRecordKind.ACKNOWLEDGE;
  }

  static Acknowledge read(WireReader reader) {
    return new Acknowledge(reader.vector("acks", Ack::read));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.vector(acks);
  }
}
