package im.restante.crypto;

import im.restante.wire.Bytes;

/// A stream of random bytes, passed in so that a simulation can replay it.
public interface RandomSource {
  /// Overwrites all of `target`.
  void fill(byte[] target);

  /// `size` fresh bytes.
  default Bytes bytes(int size) {
    byte[] out = new byte[size];
    fill(out);
    return Bytes.wrap(out);
  }

  /// `size` fresh bytes of key material.
  default Secret secret(int size) {
    byte[] out = new byte[size];
    fill(out);
    return Secret.of(out);
  }
}
