package im.restante.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireReaderTest {
  private static WireReader reader(String hex) {
    return new WireReader(Bytes.fromHex(hex));
  }

  private static void assertMalformed(String hex, String reason) {
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> WireReader.decode(Bytes.fromHex(hex), r -> r.opaque("field")))
        .satisfies(malformed -> {
          assertThat(malformed.field()).isEqualTo("field");
          assertThat(malformed.reason()).contains(reason);
        });
  }

  @Test
  void readsIntegersBigEndianAndUnsigned() {
    WireReader reader = reader("ff" + "fffe" + "fffffffd" + "fffffffffffffffc");

    assertThat(reader.u8("a")).isEqualTo(0xff);
    assertThat(reader.u16("b")).isEqualTo(0xfffe);
    assertThat(reader.u32("c")).isEqualTo(0xffff_fffdL);
    assertThat(Long.toUnsignedString(reader.u64("d"))).isEqualTo("18446744073709551612");
    reader.end();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 16_383, 16_384, 100_000})
  void readsVectorsAtTheEdgesOfEachLengthSize(int size) {
    byte[] body = new byte[size];
    Bytes encoded = new WireWriter().opaque(Bytes.wrap(body)).toBytes();

    assertThat(encoded.size() - size).isEqualTo(size < 64 ? 1 : size < 16_384 ? 2 : 4);
    assertThat(WireReader.decode(encoded, r -> r.opaque("field")).size()).isEqualTo(size);
  }

  /// RFC 9420 §2.1.2: prefix 11 is reserved.
  @ParameterizedTest
  @ValueSource(strings = {"c0", "c0000000", "ff", "ffffffffffffffff", "d1d2d3d4d5d6d7d8"})
  void rejectsLengthPrefix11(String hex) {
    assertMalformed(hex, "invalid length prefix");
  }

  /// RFC 9420 §2.1.2: the smallest number of bytes that holds the value.
  @ParameterizedTest
  @ValueSource(strings = {"4000", "4025", "403f", "80000000", "80000025", "80003fff"})
  void rejectsLengthsNotInTheirShortestForm(String length) {
    assertMalformed(length + "00".repeat(20_000), "shortest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "40", "7f", "80", "8000", "800040", "bfffff"})
  void rejectsTruncatedLengths(String hex) {
    assertMalformed(hex, "truncated");
  }

  /// The largest length there is, 2^30 - 1, and nothing behind it: nothing is allocated for it.
  @ParameterizedTest
  @CsvSource({"01,", "05,01020304", "4040,00", "bfffffff,00000000000000000000", "80004000,0000"})
  void rejectsVectorsLongerThanWhatIsThere(String length, String body) {
    assertMalformed(length + (body == null ? "" : body), "longer than what is there");
  }

  @Test
  void rejectsAnInnerVectorThatOverrunsItsParent() {
    // The parent has 3 bytes, its first element claims 4; the message goes on behind it.
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> reader("03" + "040102" + "0304").vector("outer", r -> r.opaque("inner")))
        .satisfies(malformed -> assertThat(malformed.field()).isEqualTo("inner"));
  }

  @Test
  void rejectsAnIntegerThatOverrunsItsVector() {
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> reader("03" + "0001" + "02" + "03").vector("outer", r -> r.u16("inner")));
  }

  @Test
  void readsAVectorToItsEndAndGoesOnBehindIt() {
    WireReader reader = reader("04" + "00010002" + "07");

    assertThat(reader.vector("list", r -> r.u16("element"))).isEqualTo(List.of(1, 2));
    assertThat(reader.u8("next")).isEqualTo(7);
    reader.end();
  }

  @Test
  void rejectsAVectorAboveItsBound() {
    assertThat(reader("020102").opaque("field", 2)).isEqualTo(Bytes.fromHex("0102"));
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> reader("03010203").opaque("field", 2))
        .satisfies(malformed -> assertThat(malformed.reason()).contains("bound"));
  }

  @Test
  void rejectsBytesAfterAFramedStruct() {
    assertThat(reader("020102").<Integer>framed("field", r -> r.u16("inner"))).isEqualTo(0x0102);
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> reader("03010203").framed("field", r -> r.u16("inner")));
  }

  @Test
  void rejectsOptionalTagsOtherThan0And1() {
    assertThat(reader("00").<Integer>optional("field", r -> r.u8("value"))).isNull();
    assertThat(reader("0109").<Integer>optional("field", r -> r.u8("value"))).isEqualTo(9);
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> reader("0209").optional("field", r -> r.u8("value")));
    assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> reader("ff").bool("field"));
  }

  @Test
  void rejectsTrailingBytes() {
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> WireReader.decode(Bytes.fromHex("010200"), r -> r.opaque("field")))
        .satisfies(malformed -> assertThat(malformed.reason()).contains("trailing"));
  }

  @Test
  void sharesTheMessageInsteadOfCopying() {
    Bytes message = Bytes.fromHex("03010203");

    Bytes field = WireReader.decode(message, r -> r.opaque("field"));

    assertThat(field.backingArray()).isSameAs(message.backingArray());
    assertThat(field.backingOffset()).isEqualTo(1);
  }

  @Test
  void givesTheOriginalBytesOfWhatItRead() {
    WireReader reader = reader("ff" + "03010203");
    var _ = reader.u8("before");
    int start = reader.position();
    var _ = reader.opaque("field");

    assertThat(reader.since(start)).isEqualTo(Bytes.fromHex("03010203"));
  }

  @Test
  void readsOneOctetLengths() {
    assertThat(reader("ff" + "00".repeat(255)).opaque8("field").size()).isEqualTo(255);
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> reader("02" + "00").opaque8("field"));
  }
}
