package im.restante.config;

/// A configuration that the service does not start with; the message is the one line to print.
public final class ConfigError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigError(String message) {
    super(message, null, false, false);
  }
}
