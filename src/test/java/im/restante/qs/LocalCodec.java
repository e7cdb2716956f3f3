package im.restante.qs;

import im.restante.log.FanoutBatch;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/// Hands batches over by reference.
final class LocalCodec implements MessageCodec<FanoutBatch, FanoutBatch> {
  @Override
  public void encodeToWire(Buffer buffer, FanoutBatch batch) {
    throw new IllegalStateException("local only");
  }

  @Override
  public FanoutBatch decodeFromWire(int position, Buffer buffer) {
    throw new IllegalStateException("local only");
  }

  @Override
  public FanoutBatch transform(FanoutBatch batch) {
    return batch;
  }

  @Override
  public String name() {
    return "fanout-batch";
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
