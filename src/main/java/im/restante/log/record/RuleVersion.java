package im.restante.log.record;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// The version of the fold's rules from here on (Q1).
///
/// ```
/// struct { uint16 version; } RuleVersion;
/// ```
public record RuleVersion(int version) implements LogRecord {
  @Override
  public LogRecordKind kind() {
    return LogRecordKind.RULE_VERSION;
  }

  static RuleVersion read(WireReader reader) {
    return new RuleVersion(reader.u16("version"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u16(version);
  }
}
