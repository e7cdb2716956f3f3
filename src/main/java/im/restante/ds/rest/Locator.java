package im.restante.ds.rest;

import im.restante.crypto.HmacSha256;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;

/// The only name of a group in storage, routing and memory (V1).
///
/// `HMAC-SHA-256(key, "restante locator" ‖ group_id<V>)`: under the group state key in
/// reduced-metadata groups, so that a wrong key is simply another, unknown group; under a provider
/// key in full-metadata groups (V2).
public final class Locator {
  public static final int LOCATOR_BYTES = 32;

  private static final Bytes LABEL = Bytes.utf8("restante locator");

  private Locator() {}

  /// The locator of `groupId` under a 32-byte `key`.
  public static Bytes of(Secret key, Bytes groupId) {
    if (key.size() != 32) {
      throw new IllegalArgumentException("a locator key of " + key.size() + " bytes");
    }
    return new HmacSha256(key)
        .mac(new WireWriter(64).fixed(LABEL).opaque(groupId).toBytes())
        .compact();
  }
}
