package im.restante.ds.rest;

import im.restante.crypto.AesGcm;
import im.restante.crypto.Hkdf;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.protocol.qs.SizeClass;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// Seals one thing on disk under a key that is used once (V3).
///
/// ```
/// struct {
///   uint8 key_epoch;           /* 0 (H-18) */
///   opaque salt[16];
///   opaque ciphertext[…];      /* of opaque content<V> and zeros up to a size class (H-12) */
///   opaque tag[16];
/// } Sealed;
///
/// key = HKDF-Expand(parent, label of the kind ‖ salt, 32), nonce = 0
/// AAD = { uint8 kind; uint8 key_epoch; opaque locator<V>; uint64 number; opaque previous_tag<V> }
/// ```
public final class RestSeal {
  public static final int TAG_BYTES = AesGcm.TAG_BYTES;

  /// What stands before the first entry of a journal.
  public static final Bytes NO_TAG = Bytes.wrap(new byte[TAG_BYTES]);

  private static final int KEY_EPOCH = 0;
  private static final int SALT_BYTES = 16;
  private static final int HEADER_BYTES = 1 + SALT_BYTES;
  private static final int KEY_BYTES = 32;
  private static final Bytes NONCE = Bytes.wrap(new byte[AesGcm.NONCE_BYTES]);

  private RestSeal() {}

  /// Where a sealed thing stands.
  ///
  /// @param locator of the group, or what else binds it
  /// @param number entry number
  /// @param previousTag tag of the entry it follows or stands for
  public record Place(SealKind kind, Bytes locator, long number, Bytes previousTag) {}

  public static Bytes seal(Secret parent, Place place, Bytes content, RandomSource random) {
    Bytes salt = random.bytes(SALT_BYTES);
    WireWriter padded = new WireWriter(content.size() + content.size() / 8 + 64).opaque(content);
    int size = SizeClass.of(padded.size());
    Bytes zeros = Bytes.wrap(new byte[size - padded.size()]);
    byte[] out = new byte[HEADER_BYTES + size + TAG_BYTES];
    out[0] = KEY_EPOCH;
    salt.copyTo(out, 1);
    try (Secret key = key(parent, place.kind(), salt)) {
      int _ =
          new AesGcm(key).seal(NONCE, aad(place), padded.fixed(zeros).toBytes(), out, HEADER_BYTES);
    }
    return Bytes.wrap(out);
  }

  /// What was sealed for `place` under `parent`, or null if `sealed` is anything else.
  public static @Nullable Bytes open(Secret parent, Place place, Bytes sealed) {
    if (sealed.size() < HEADER_BYTES + TAG_BYTES || sealed.get(0) != KEY_EPOCH) {
      return null;
    }
    Bytes content;
    try (Secret key = key(parent, place.kind(), sealed.slice(1, HEADER_BYTES))) {
      content = new AesGcm(key).open(NONCE, aad(place), sealed.slice(HEADER_BYTES, sealed.size()));
    }
    return content == null ? null : new WireReader(content).opaque("content");
  }

  /// The AEAD tag of a sealed entry: the head's tag and the link of the chain (G4).
  public static Bytes tagOf(Bytes sealed) {
    return sealed.slice(sealed.size() - TAG_BYTES, sealed.size()).compact();
  }

  private static Secret key(Secret parent, SealKind kind, Bytes salt) {
    return Hkdf.expand(parent, Bytes.concat(Bytes.utf8(kind.label()), salt), KEY_BYTES);
  }

  private static Bytes aad(Place place) {
    return new WireWriter(96)
        .u8(place.kind().value())
        .u8(KEY_EPOCH)
        .opaque(place.locator())
        .u64(place.number())
        .opaque(place.previousTag())
        .toBytes();
  }
}
