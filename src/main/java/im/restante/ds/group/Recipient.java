package im.restante.ds.group;

import im.restante.log.record.Deliver;
import im.restante.wire.Bytes;

/// Where to deliver to one leaf: its route and which queue configuration the route was made from.
///
/// ```
/// struct { opaque route[17]; opaque config_hash[16]; } Recipient;   /* zeros: nobody */
/// ```
///
/// The configuration itself, which stays the authority, is in the leaf.
public record Recipient(Bytes route, Bytes configHash) {
  public static final int CONFIG_HASH_BYTES = 16;
  public static final int RECIPIENT_BYTES = Deliver.ROUTE_BYTES + CONFIG_HASH_BYTES;

  /// The recipient in a table's record, or nobody.
  static boolean isThere(Bytes chunk, int at) {
    for (int i = at; i < at + Deliver.ROUTE_BYTES; i++) {
      if (chunk.get(i) != 0) {
        return true;
      }
    }
    return false;
  }

  static Bytes configHash(Bytes record) {
    return record.slice(Deliver.ROUTE_BYTES, RECIPIENT_BYTES);
  }

  Bytes encode() {
    return Bytes.concat(route, configHash);
  }
}
