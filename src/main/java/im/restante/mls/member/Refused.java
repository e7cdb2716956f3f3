package im.restante.mls.member;

import im.restante.mls.check.CheckFailed;
import im.restante.wire.MalformedMessage;

/// Carries a [Refusal] out of nested steps to the public method that returns it as a value.
///
/// Stackless: refusing is ordinary. Never thrown across the API of this package.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  private Refused(Refusal refusal) {
    super(null, null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }

  static Refused by(MemberCheck check) {
    return new Refused(new Refusal.SecretCheck(check));
  }

  static Refused by(CheckFailed failed) {
    return new Refused(new Refusal.PublicCheck(failed.rejection()));
  }

  static Refused by(MalformedMessage malformed) {
    return new Refused(new Refusal.Malformed(malformed));
  }

  /// Refuses by `check` unless `holds`.
  static void unless(boolean holds, MemberCheck check) {
    if (!holds) {
      throw by(check);
    }
  }
}
