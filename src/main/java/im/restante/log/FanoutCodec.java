package im.restante.log;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/// Hands a [FanoutBatch] over by reference, inside one process only.
final class FanoutCodec implements MessageCodec<FanoutBatch, FanoutBatch> {
  static final String NAME = "restante-fanout";

  @Override
  public void encodeToWire(Buffer buffer, FanoutBatch batch) {
    throw new IllegalStateException("a fan-out batch does not leave its process");
  }

  @Override
  public FanoutBatch decodeFromWire(int position, Buffer buffer) {
    throw new IllegalStateException("a fan-out batch does not leave its process");
  }

  @Override
  public FanoutBatch transform(FanoutBatch batch) {
    return batch;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
