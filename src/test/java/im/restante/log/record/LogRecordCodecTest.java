package im.restante.log.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.protocol.qs.BlobRef;
import im.restante.protocol.qs.MessageContentType;
import im.restante.protocol.qs.TrimReason;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind: round trip, every truncation, a trailing byte (Q1).
class LogRecordCodecTest {
  private static final Bytes SEED = Bytes.wrap(new byte[32]);
  private static final Bytes TWO_ROUTES = Bytes.wrap(new byte[2 * Deliver.ROUTE_BYTES]);

  static Stream<LogRecord> everyKind() {
    return Stream.of(
        deliver(Bytes.utf8("message"), null, List.of()),
        deliver(
            Bytes.EMPTY,
            new BlobRef(Bytes.wrap(new byte[16]), SEED, 70_000),
            List.of(Bytes.utf8("a"), Bytes.EMPTY)),
        new Acknowledge(List.of(new Acknowledge.Ack(-1, 7), new Acknowledge.Ack(2, 1L << 40))),
        new QueueCreated(-9, SEED, Bytes.utf8("sealed")),
        new QueueDeleted(5),
        new QueueRekeyed(5, SEED, Bytes.utf8("sealed")),
        new QueueTrimmed(5, 1, 9, 1_700_000_000_000L, TrimReason.LENGTH),
        new Consumed(3, 0, 10),
        new Acquire(7),
        new Release(7),
        new After(7, 2, 99),
        new RuleVersion(1));
  }

  @Test
  void everyKindHasASample() {
    assertThat(everyKind().map(LogRecord::kind)).containsAll(Arrays.asList(LogRecordKind.values()));
    assertThat(Arrays.stream(LogRecordKind.values()).map(LogRecordKind::value))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void readsBackWhatWasWritten(LogRecord record) {
    assertThat(LogRecord.decode(record.encode())).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void refusesEveryTruncationAndTrailingBytes(LogRecord record) {
    Bytes bytes = record.encode();
    for (int size = 0; size < bytes.size(); size++) {
      Bytes truncated = bytes.slice(0, size);
      assertThatThrownBy(() -> LogRecord.decode(truncated)).isInstanceOf(MalformedMessage.class);
    }
    Bytes longer = Bytes.concat(bytes, Bytes.wrap(new byte[1]));
    assertThatThrownBy(() -> LogRecord.decode(longer)).isInstanceOf(MalformedMessage.class);
  }

  @Test
  void refusesKindsOfOtherReleases() {
    for (int kind : new int[] {0, 12, 255}) {
      Bytes bytes = Bytes.wrap(new byte[] {(byte) kind, 0, 0, 0, 0, 0, 0, 0, 0});
      assertThatThrownBy(() -> LogRecord.decode(bytes)).isInstanceOf(MalformedMessage.class);
    }
  }

  @Test
  void deliversEitherAPayloadOrABlob() {
    assertThatThrownBy(() -> deliver(Bytes.EMPTY, null, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> deliver(SEED, null, List.of(SEED)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Deliver deliver(
      Bytes payload, @org.jspecify.annotations.Nullable BlobRef blob, List<Bytes> own) {
    return new Deliver(
        1_700_000_000_000L, MessageContentType.APPLICATION, true, payload, blob, TWO_ROUTES, own);
  }
}
