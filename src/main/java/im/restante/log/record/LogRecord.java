package im.restante.log.record;

import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// One record of the log (Q1).
///
/// ```
/// struct {
///     LogRecordKind kind;
///     select (LogRecord.kind) { one case for each kind, of the same name };
/// } LogRecord;
/// ```
public sealed interface LogRecord extends WireStruct
    permits Deliver,
        Acknowledge,
        QueueCreated,
        QueueDeleted,
        QueueRekeyed,
        QueueTrimmed,
        Consumed,
        Acquire,
        Release,
        After,
        RuleVersion {

  LogRecordKind kind();

  /// Appends what follows the kind octet.
  void writeBody(WireWriter writer);

  /// Reads kind and body.
  ///
  /// @throws MalformedMessage also for a kind that this release does not know
  static LogRecord read(WireReader reader) {
    return switch (LogRecordKind.read(reader)) {
      case DELIVER -> Deliver.read(reader);
      case ACKNOWLEDGE -> Acknowledge.read(reader);
      case QUEUE_CREATED -> QueueCreated.read(reader);
      case QUEUE_DELETED -> QueueDeleted.read(reader);
      case QUEUE_REKEYED -> QueueRekeyed.read(reader);
      case QUEUE_TRIMMED -> QueueTrimmed.read(reader);
      case CONSUMED -> Consumed.read(reader);
      case ACQUIRE -> Acquire.read(reader);
      case RELEASE -> Release.read(reader);
      case AFTER -> After.read(reader);
      case RULE_VERSION -> RuleVersion.read(reader);
    };
  }

  /// Reads exactly one record.
  static LogRecord decode(Bytes bytes) {
    return WireReader.decode(bytes, LogRecord::read);
  }

  @Override
  default void write(WireWriter writer) {
    writer.u8(kind().value());
    writeBody(writer);
  }
}
