package im.restante.log;

/// The stream was sealed by its successor or closed: this process appends nothing any more (G2).
public final class StreamClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StreamClosed() {
    super("the log stream is sealed", null, false, false);
  }
}
