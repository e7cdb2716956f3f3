package im.restante.log.key;

import org.jspecify.annotations.Nullable;

/// A key file is missing, damaged or not this service's; the message is one line for the operator.
public final class KeyFileError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyFileError(String message) {
    super(message);
  }

  KeyFileError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
