package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import io.vertx.core.json.JsonObject;

/// deserialization.json: the length prefixes of RFC 9420 §2.1.2.
final class DeserializationVectors implements VectorFile {
  /// Up to here the vector itself is written and read, too.
  private static final int WRITTEN_BYTES_MAX = 1 << 20;

  @Override
  public Outcome run(JsonObject vector) {
    Bytes header = VectorJson.hex(vector, "vlbytes_header");
    int length = vector.getInteger("length");

    WireReader reader = new WireReader(header);
    assertThat(reader.vectorLength("header")).isEqualTo(length);
    reader.end();
    if (length <= WRITTEN_BYTES_MAX) {
      Bytes content = Bytes.wrap(new byte[length]);
      Bytes encoded = new WireWriter().opaque(content).toBytes();
      assertThat(encoded).isEqualTo(Bytes.concat(header, content));
      assertThat(new WireReader(encoded).opaque("content")).isEqualTo(content);
    }
    return Outcome.passed();
  }
}
