package im.restante.qs.checkpoint;

/// The partition is no longer this stream's, or its row was changed by another (N2, K1).
public final class CheckpointFenced extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CheckpointFenced(int partition) {
    super("partition " + partition + " belongs to another stream", null, false, false);
  }
}
