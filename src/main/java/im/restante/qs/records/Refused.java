package im.restante.qs.records;

import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;

/// Carries a refusal through a transaction, which it rolls back, to the answer. Stackless.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient QSError error;

  Refused(QSError error) {
    super(error.code().name(), null, false, false);
    this.error = error;
  }

  Refused(QSErrorCode code) {
    this(QSError.of(code));
  }

  QSError error() {
    return error;
  }
}
