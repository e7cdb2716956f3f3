package im.restante.mls.check;

import java.util.function.Supplier;

/// A value that passed its checks, or the rejection by the first that it did not.
public sealed interface Checked<T> {
  record Valid<T>(T value) implements Checked<T> {}

  record Invalid<T>(Rejection rejection) implements Checked<T> {}

  /// Runs `checks` and turns a [CheckFailed] into a value.
  static <T> Checked<T> of(Supplier<T> checks) {
    try {
      return new Valid<>(checks.get());
    } catch (CheckFailed failed) {
      return new Invalid<>(failed.rejection());
    }
  }

  /// The value where the caller knows that it is valid; otherwise an [IllegalStateException].
  default T orElseThrow() {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Invalid<T>(Rejection rejection) ->
          throw new IllegalStateException("refused: " + rejection);
    };
  }
}
