package im.restante.ds.group;

import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import org.jspecify.annotations.Nullable;

/// Carries a decision that ends the checks early, a refusal most of all, out of nested checks.
///
/// Stackless: refusing is ordinary. Never leaves this package.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Decision decision;

  Refused(Decision decision) {
    super("refused", null, false, false);
    this.decision = decision;
  }

  Refused(DSError error) {
    this(new Decision.Rejected(error));
  }

  Refused(DSErrorCode code) {
    this(new DSError.Plain(code));
  }

  Decision decision() {
    return decision;
  }

  /// Refuses with `code` unless `holds`.
  static void require(boolean holds, DSErrorCode code) {
    if (!holds) {
      throw new Refused(code);
    }
  }

  /// `value`, or refuses with `code` where it is null.
  static <T> T requirePresent(@Nullable T value, DSErrorCode code) {
    if (value == null) {
      throw new Refused(code);
    }
    return value;
  }
}
