package im.restante.ds;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/// Hands immutable values from one event loop to another of this process, as they are.
final class ByReferenceCodec implements MessageCodec<Object, Object> {
  static final String NAME = "restante-ds-reference";

  @Override
  public void encodeToWire(Buffer buffer, Object value) {
    throw new IllegalStateException("requests do not leave this process");
  }

  @Override
  public Object decodeFromWire(int position, Buffer buffer) {
    throw new IllegalStateException("requests do not leave this process");
  }

  @Override
  public Object transform(Object value) {
    return value;
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
