package im.restante.mls.vectors;

/// What became of one case.
public sealed interface Outcome {
  /// Everything the format's verification steps ask for held.
  record Passed() implements Outcome {}

  /// Something did not hold.
  record Failed(String reason) implements Outcome {}

  /// The case asks for something this project has not got.
  record Skipped(String reason) implements Outcome {}

  static Outcome passed() {
    return new Passed();
  }

  static Outcome skipped(String reason) {
    return new Skipped(reason);
  }
}
