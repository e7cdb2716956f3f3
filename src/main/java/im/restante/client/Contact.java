package im.restante.client;

import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Somebody who can be invited: the friendship token they gave out, and who they are.
///
/// @param user the name that every KeyPackage claimed with the token must carry in a full-metadata
///   group; null if unknown, as in reduced-metadata groups
public record Contact(@Nullable String user, Bytes friendshipToken) {
  /// Names nobody and shows no token.
  @Override
  public String toString() {
    return "Contact[]";
  }
}
