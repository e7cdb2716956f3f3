package im.restante.client;

/// The client is not, or no longer, a member of the group it was asked to act in.
public final class RemovedFromGroup extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RemovedFromGroup() {
    super("not a member of this group", null, false, false);
  }
}
