package im.restante.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireWriterTest {
  @Test
  void writesIntegersBigEndian() {
    Bytes written = new WireWriter().u8(1).u16(0x0203).u32(0xf4050607L).u64(-2).toBytes();

    assertThat(written.toHex()).isEqualTo("01" + "0203" + "f4050607" + "fffffffffffffffe");
  }

  @Test
  void refusesValuesThatDoNotFitTheirField() {
    WireWriter writer = new WireWriter();

    assertThatIllegalArgumentException().isThrownBy(() -> writer.u8(256));
    assertThatIllegalArgumentException().isThrownBy(() -> writer.u16(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> writer.u32(1L << 32));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.opaque8(Bytes.wrap(new byte[256])));
  }

  /// RFC 9420 §2.1.2, at the edges of each length size.
  @ParameterizedTest
  @CsvSource({"0,00", "63,3f", "64,4040", "16383,7fff", "16384,80004000", "70000,80011170"})
  void writesLengthsInTheirShortestForm(int size, String prefix) {
    Bytes value = Bytes.wrap(new byte[size]);

    Bytes opaque = new WireWriter().opaque(value).toBytes();
    Bytes framed = new WireWriter().framed(writer -> writer.fixed(value)).toBytes();

    assertThat(opaque.slice(0, prefix.length() / 2).toHex()).isEqualTo(prefix);
    assertThat(opaque.size()).isEqualTo(prefix.length() / 2 + size);
    assertThat(framed).isEqualTo(opaque);
    assertThat(WireWriter.opaqueSize(value)).isEqualTo(opaque.size());
  }

  @Test
  void nestsVectorsWhoseLengthsGrowToSeveralBytes() {
    Bytes body = Bytes.wrap(new byte[100]);

    Bytes written =
        new WireWriter()
            .u8(9)
            .vector(List.of(body, body), (value, writer) -> writer.opaque(value))
            .u8(7)
            .toBytes();

    WireReader reader = new WireReader(written);
    assertThat(reader.u8("before")).isEqualTo(9);
    assertThat(reader.vector("list", r -> r.opaque("element"))).containsExactly(body, body);
    assertThat(reader.u8("after")).isEqualTo(7);
    reader.end();
  }

  @Test
  void writesOptionals() {
    WireStruct one = writer -> writer.u8(5);

    assertThat(new WireWriter().optional(null).optional(one).toBytes().toHex()).isEqualTo("000105");
    assertThat(new WireWriter().optionalOpaque(null).toBytes().toHex()).isEqualTo("00");
    assertThat(new WireWriter().optionalOpaque(Bytes.fromHex("aa")).toBytes().toHex())
        .isEqualTo("0101aa");
  }

  @Test
  void doesNotShareWhatItHandsOut() {
    WireWriter writer = new WireWriter().u8(1);
    Bytes first = writer.toBytes();
    writer.u8(2);

    assertThat(first.toHex()).isEqualTo("01");
    assertThat(writer.toBytes().toHex()).isEqualTo("0102");
  }
}
