package im.restante.protocol.qs;

import im.restante.crypto.AesGcm;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// How a large payload is sealed: padded with zeros to its [SizeClass] (V11), then AES-256-GCM
/// under the key in its [BlobRef], which seals nothing else, with a nonce of zeros and the blob's
/// id as AAD.
public final class BlobSeal {
  private static final Bytes NONCE = Bytes.wrap(new byte[AesGcm.NONCE_BYTES]);

  private BlobSeal() {}

  public static Bytes seal(BlobRef reference, Bytes payload) {
    byte[] padded = new byte[SizeClass.of(payload.size())];
    payload.copyTo(padded, 0);
    try (Secret key = Secret.copyOf(reference.key())) {
      return new AesGcm(key).seal(NONCE, reference.id(), Bytes.wrap(padded));
    }
  }

  /// The payload, or null if `ciphertext` is not what the reference names.
  public static @Nullable Bytes open(BlobRef reference, Bytes ciphertext) {
    try (Secret key = Secret.copyOf(reference.key())) {
      Bytes padded = new AesGcm(key).open(NONCE, reference.id(), ciphertext);
      if (padded == null || reference.size() > padded.size()) {
        return null;
      }
      int size = (int) reference.size();
      return padded.size() == SizeClass.of(size)
              && SizeClass.isZero(padded.slice(size, padded.size()))
          ? padded.slice(0, size)
          : null;
    }
  }
}
