package im.restante.mls.schedule;

/// How far the plaintext of a PrivateMessage is filled up with zeros (RFC 9420 §6.3.1, §15.1).
@FunctionalInterface
public interface Padding {
  /// No padding.
  Padding NONE = _ -> 0;

  /// Number of zero bytes to add to a plaintext of `unpaddedBytes`.
  int paddingFor(int unpaddedBytes);

  /// Up to the next multiple of `stepBytes`.
  static Padding toMultipleOf(int stepBytes) {
    if (stepBytes < 1) {
      throw new IllegalArgumentException("padding step below 1");
    }
    return unpaddedBytes -> Math.floorMod(-unpaddedBytes, stepBytes);
  }

  /// Up to `sizeBytes`; a plaintext above that stays as it is.
  static Padding toSize(int sizeBytes) {
    return unpaddedBytes -> Math.max(0, sizeBytes - unpaddedBytes);
  }
}
