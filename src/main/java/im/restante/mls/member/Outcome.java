package im.restante.mls.member;

import im.restante.mls.check.CheckFailed;
import im.restante.wire.MalformedMessage;
import java.util.function.Supplier;

/// What a member's operation came to.
public sealed interface Outcome<T> {
  record Done<T>(T value) implements Outcome<T> {}

  /// Refused; nothing changed.
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  /// The value where the caller knows that it is there; otherwise an [IllegalStateException].
  default T orElseThrow() {
    return switch (this) {
      case Done<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw new IllegalStateException("refused: " + refusal);
    };
  }

  /// Runs `steps` and turns every kind of refusal into a value.
  static <T> Outcome<T> of(Supplier<T> steps) {
    try {
      return new Done<>(steps.get());
    } catch (im.restante.mls.member.Refused refused) {
      return new Refused<>(refused.refusal());
    } catch (CheckFailed failed) {
      return new Refused<>(new Refusal.PublicCheck(failed.rejection()));
    } catch (MalformedMessage malformed) {
      return new Refused<>(new Refusal.Malformed(malformed));
    }
  }
}
