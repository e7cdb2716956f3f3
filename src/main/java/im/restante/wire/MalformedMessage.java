package im.restante.wire;

/// Bytes from outside that are no encoding of the struct they were read as.
///
/// Carries the byte offset, the field and the reason, never the bytes themselves, so that it can be
/// logged. It is stackless: a hostile peer must not be able to make the service fill stack traces.
public final class MalformedMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String field;
  private final String reason;

  /// @param offset byte offset from the start of the decoded message
  /// @param field name of the field in the RFC's struct
  /// @param reason a constant text without any of the input
  public MalformedMessage(int offset, String field, String reason) {
    super(field + " at byte " + offset + ": " + reason, null, false, false);
    this.offset = offset;
    this.field = field;
    this.reason = reason;
  }

  public int offset() {
    return offset;
  }

  public String field() {
    return field;
  }

  public String reason() {
    return reason;
  }
}
