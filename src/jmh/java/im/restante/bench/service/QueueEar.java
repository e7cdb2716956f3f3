package im.restante.bench.service;

import im.restante.protocol.qs.ListenClientFrame;
import im.restante.protocol.qs.ListenServerFrame;
import im.restante.protocol.qs.QueueEntry;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A listener of the service that acknowledges each frame of entries.
final class QueueEar implements Listeners.Ear {
  private long next;
  private int smallestFrameBytes = Integer.MAX_VALUE;

  @Override
  public int entries(Buffer frame) {

    return switch (WireReader.decode(Bytes.wrap(frame.getBytes()), ListenServerFrame::read)) {
      case ListenServerFrame.Entries(List<QueueEntry> entries) -> {
        smallestFrameBytes = Math.min(smallestFrameBytes, frame.length());
        next = entries.getLast().sequenceNumber() + 1;
        yield entries.size();
      }
      case ListenServerFrame.CaughtUp _, ListenServerFrame.Acknowledged _ -> 0;
      case ListenServerFrame.Closing closing ->
          throw new IllegalStateException("closed: " + closing.reason());
      case ListenServerFrame.Refused refused ->
          throw new IllegalStateException("refused: " + refused.error());
    };
  }

  @Override
  public @Nullable Buffer answer() {
    return Buffer.buffer(new ListenClientFrame.Acknowledge(next).encode().toByteArray());
  }

  int smallestFrameBytes() {
    return smallestFrameBytes;
  }
}
