package im.restante.qs;

/// The queue is not there, or not any more.
public final class NoSuchQueue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchQueue() {
    super("no such queue", null, false, false);
  }
}
