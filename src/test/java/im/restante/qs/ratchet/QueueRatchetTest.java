package im.restante.qs.ratchet;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.Secret;
import im.restante.mls.message.HPKECiphertext;
import im.restante.protocol.qs.MessageContentType;
import im.restante.protocol.qs.QueueEntry;
import im.restante.protocol.qs.QueueEntryContent;
import im.restante.protocol.qs.TrimReason;
import im.restante.protocol.qs.TrimmedRange;
import im.restante.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The client's half against entries made with the bare derivations (C-40).
class QueueRatchetTest {
  private static final Bytes SEED = Bytes.utf8("a seed of exactly thirty-two by.");
  private static final QueueEntryContent CONTENT =
      new QueueEntryContent(
          MessageContentType.APPLICATION, 5, false, null, Bytes.utf8("hello"), Bytes.EMPTY);

  private final RatchetSteps steps = new RatchetSteps();
  private final QueueRatchet ratchet = QueueRatchet.fresh();

  @Test
  void opensEntriesThatFollow() {
    assertThat(take(seed(0))).isEqualTo(new RatchetOutcome.Rekeyed());
    assertThat(take(message(1))).isEqualTo(new RatchetOutcome.Delivered(CONTENT));
    assertThat(take(message(2))).isEqualTo(new RatchetOutcome.Delivered(CONTENT));
    assertThat(take(message(1))).isEqualTo(new RatchetOutcome.Repeated());
    assertThat(ratchet.next()).isEqualTo(3);
  }

  @Test
  void refusesAGapThatNoMarkerExplains() {
    assertThat(take(seed(0))).isEqualTo(new RatchetOutcome.Rekeyed());
    assertThat(take(message(2))).isEqualTo(new RatchetOutcome.OutOfStep());
    assertThat(take(message(1))).isEqualTo(new RatchetOutcome.Delivered(CONTENT));
  }

  @Test
  void refusesAnEntryUnderAnotherKey() {
    assertThat(take(seed(0))).isEqualTo(new RatchetOutcome.Rekeyed());
    QueueEntry moved = new QueueEntry(1, new QueueEntry.Body.Message(ciphertext(2)));
    assertThat(take(moved)).isEqualTo(new RatchetOutcome.OutOfStep());
  }

  @Test
  @DisplayName("Q3: steps over a dropped range and goes on behind it")
  void stepsOverADroppedRange() {
    TrimmedRange range = new TrimmedRange(1, 5, TrimReason.LENGTH);
    assertThat(take(seed(0))).isEqualTo(new RatchetOutcome.Rekeyed());
    assertThat(take(new QueueEntry(1, new QueueEntry.Body.Trimmed(range))))
        .isEqualTo(new RatchetOutcome.Dropped(range));
    assertThat(take(message(5))).isEqualTo(new RatchetOutcome.Delivered(CONTENT));
  }

  @Test
  void refusesARangeThatWouldCostTooMuch() {
    TrimmedRange range = new TrimmedRange(0, 1L << 40, TrimReason.LENGTH);
    assertThat(take(new QueueEntry(0, new QueueEntry.Body.Trimmed(range))))
        .isEqualTo(new RatchetOutcome.OutOfStep());
  }

  @Test
  void continuesFromWhatWasStored() {
    assertThat(take(seed(0))).isEqualTo(new RatchetOutcome.Rekeyed());
    try (Secret key = ratchet.exportKey();
        QueueRatchet later = QueueRatchet.restore(ratchet.next(), ratchet.droppedTo(), key)) {
      assertThat(later.take(message(1), _ -> null))
          .isEqualTo(new RatchetOutcome.Delivered(CONTENT));
    }
  }

  private RatchetOutcome take(QueueEntry entry) {
    return ratchet.take(entry, sealed -> Secret.copyOf(sealed.kemOutput()));
  }

  private static QueueEntry seed(long number) {
    return new QueueEntry(
        number, new QueueEntry.Body.RatchetKey(new HPKECiphertext(SEED, Bytes.EMPTY)));
  }

  private QueueEntry message(long number) {
    return new QueueEntry(number, new QueueEntry.Body.Message(ciphertext(number)));
  }

  /// Entry `number` of a queue whose only seed is entry 0.
  private Bytes ciphertext(long number) {
    Secret key = steps.mix(RatchetSteps.initial(), Secret.copyOf(SEED));
    for (long i = 1; i < number; i++) {
      key = steps.next(key);
    }
    Bytes plaintext = CONTENT.encode();
    byte[] out = new byte[plaintext.size() + RatchetSteps.OVERHEAD_BYTES];
    int _ = steps.seal(key, number, plaintext, out, 0);
    return Bytes.wrap(out);
  }
}
