package im.restante.client.transport;

/// The service gave no answer within the retry policy's deadline; what was asked may have happened.
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreachable(String message) {
    super(message);
  }
}
