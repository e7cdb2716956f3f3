package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 of a request's bytes, whatever the group's suite: binds a v2 token to its request (B-34)
/// and recognises a request that is repeated (D1).
public final class RequestHash {
  private RequestHash() {}

  /// 32 bytes.
  public static Bytes of(Bytes bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      bytes.update(digest);
      return Bytes.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JDK without SHA-256", e);
    }
  }
}
