package im.restante.log.record;

import im.restante.wire.WireReader;

/// The kind octet of a [LogRecord]. A value never changes its meaning: old rows are read by it.
///
/// ```
/// enum {
///     deliver(1), acknowledge(2), queue_created(3), queue_deleted(4), queue_rekeyed(5),
///     queue_trimmed(6), consumed(7), acquire(8), release(9), after(10), rule_version(11), (255)
/// } LogRecordKind;
/// ```
public enum LogRecordKind {
  DELIVER(1),
  ACKNOWLEDGE(2),
  QUEUE_CREATED(3),
  QUEUE_DELETED(4),
  QUEUE_REKEYED(5),
  QUEUE_TRIMMED(6),
  CONSUMED(7),
  ACQUIRE(8),
  RELEASE(9),
  AFTER(10),
  RULE_VERSION(11);

  private static final LogRecordKind[] KINDS = values();

  private final int value;

  LogRecordKind(int value) {
    this.value = value;
  }

  public int value() {
    return value;
  }

  static LogRecordKind read(WireReader reader) {
    int value = reader.u8("kind");
    if (value < 1 || value > KINDS.length) {
      throw reader.malformed("kind", "a record of another release");
    }
    return KINDS[value - 1];
  }
}
