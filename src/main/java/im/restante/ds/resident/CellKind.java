package im.restante.ds.resident;

/// What a cell holds; bound into its seal, with its index.
public enum CellKind {
  NODE(0),
  CORE(1),
  RECIPIENTS(2),
  ACTIVITY(3),
  USER_KEY(4),
  JOINER(5);

  private final int value;

  CellKind(int value) {
    this.value = value;
  }

  int value() {
    return value;
  }
}
