package im.restante.ds.rest;

/// What a seal is for: part of its key's derivation and of its AAD (V3).
public enum SealKind {
  JOURNAL(1, "restante journal"),
  SNAPSHOT(2, "restante snapshot"),
  /// A full-metadata group's key under the provider's (V2).
  GROUP_KEY(3, "restante group key"),
  /// The answer to a request, for whoever repeats it (D1).
  ANSWER(4, "restante answer");

  private final int value;
  private final String label;

  SealKind(int value, String label) {
    this.value = value;
    this.label = label;
  }

  int value() {
    return value;
  }

  String label() {
    return label;
  }
}
