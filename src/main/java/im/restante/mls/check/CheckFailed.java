package im.restante.mls.check;

/// Carries a [Rejection] out of nested checks to the public method that returns it as a value.
///
/// Stackless: refusing is ordinary and must stay cheap. Never thrown across the API of a package.
public final class CheckFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public CheckFailed(Rejection rejection) {
    super(rejection.check().name(), null, false, false);
    this.rejection = rejection;
  }

  public Rejection rejection() {
    return rejection;
  }

  /// Fails `check` unless `holds`.
  public static void require(boolean holds, Check check) {
    if (!holds) {
      throw new CheckFailed(Rejection.of(check));
    }
  }

  /// Fails `check` unless `holds`, with one fact.
  public static void require(boolean holds, Check check, String factName, long fact) {
    if (!holds) {
      throw new CheckFailed(Rejection.of(check).with(factName, fact));
    }
  }
}
