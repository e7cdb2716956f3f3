package im.restante.bench;

/// One round of a figure.
///
/// @param anchor NaN for a figure that is no ratio of two measurements
public record Sample(double value, double subject, double anchor) {
  /// A round whose figure is the ratio.
  public static Sample ratio(double subject, double anchor) {
    return new Sample(subject / anchor, subject, anchor);
  }

  /// A round whose figure stands for itself.
  public static Sample of(double value, double subject) {
    return new Sample(value, subject, Double.NaN);
  }
}
