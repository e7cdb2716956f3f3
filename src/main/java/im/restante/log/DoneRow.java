package im.restante.log;

import im.restante.wire.Bytes;

/// The remembered answer to a request, for whoever repeats it (D1).
///
/// @param digest keyed hash of the request, 32 bytes
/// @param locator the group that loads it when it is activated, or empty: found by digest alone
/// @param answer sealed by the caller
public record DoneRow(Bytes digest, Bytes locator, Bytes answer) {
  public DoneRow {
    if (digest.size() != 32 || (!locator.isEmpty() && locator.size() != 32)) {
      throw new IllegalArgumentException("a digest or locator of the wrong size");
    }
  }
}
