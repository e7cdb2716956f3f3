package im.restante.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class BytesTest {
  private static final Bytes BYTES = Bytes.fromHex("0001027f80ff");

  @Test
  void equalsByContentWhereverTheWindowLies() {
    Bytes window = BYTES.slice(1, 3);

    assertThat(window).isEqualTo(Bytes.fromHex("0102")).hasSameHashCodeAs(Bytes.fromHex("0102"));
    assertThat(window.equalsConstantTime(Bytes.fromHex("0102"))).isTrue();
    assertThat(window.equalsConstantTime(Bytes.fromHex("0103"))).isFalse();
    assertThat(window.equalsConstantTime(BYTES)).isFalse();
    assertThat(window).isNotEqualTo(BYTES);
  }

  @Test
  void slicesShareTheArrayAndCompactOnesDoNot() {
    Bytes window = BYTES.slice(2, 5);

    assertThat(window.slice(1, 2).backingArray()).isSameAs(BYTES.backingArray());
    assertThat(window.compact().backingArray()).hasSize(3);
    assertThat(window.compact()).isEqualTo(window);
    assertThat(BYTES.compact()).isSameAs(BYTES);
  }

  @Test
  void anEmptySliceKeepsNoArrayAlive() {
    assertThat(BYTES.slice(3, 3)).isSameAs(Bytes.EMPTY);
  }

  @Test
  void readsOnlyInsideItsWindow() {
    Bytes window = BYTES.slice(1, 3);

    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> window.get(2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> window.get(-1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> window.slice(1, 3));
  }

  @Test
  void ordersAsUnsigned() {
    assertThat(Bytes.fromHex("7f")).isLessThan(Bytes.fromHex("80"));
    assertThat(Bytes.fromHex("80")).isLessThan(Bytes.fromHex("8000"));
  }

  @Test
  void concatenates() {
    assertThat(Bytes.concat(BYTES.slice(0, 2), Bytes.EMPTY, BYTES.slice(4, 6)).toHex())
        .isEqualTo("000180ff");
  }

  @Test
  void showsNoContentInText() {
    assertThat(BYTES).hasToString("Bytes[6]");
  }
}
