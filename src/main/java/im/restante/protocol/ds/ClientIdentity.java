package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A client's name in full-metadata groups: `mimi://{domain}/d/{user}/{client}`, the identity of
/// its basic credential.
public record ClientIdentity(String domain, String user, String client) {
  private static final int SIZE_MAX = 400;
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9.:-]+");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._~%+@=!$&'*-]+");

  /// The name that `identity` is, or null.
  public static @Nullable ClientIdentity parse(Bytes identity) {
    if (identity.size() > SIZE_MAX) {
      return null;
    }
    String[] parts = new String(identity.toByteArray(), StandardCharsets.UTF_8).split("/", -1);
    if (parts.length != 6
        || !parts[0].equals("mimi:")
        || !parts[1].isEmpty()
        || !DOMAIN.matcher(parts[2]).matches()
        || !parts[3].equals("d")
        || !PART.matcher(parts[4]).matches()
        || !PART.matcher(parts[5]).matches()) {
      return null;
    }
    return new ClientIdentity(parts[2], parts[4], parts[5]);
  }

  /// The identity of the client's basic credential.
  public Bytes toIdentity() {
    return Bytes.utf8("mimi://%s/d/%s/%s".formatted(domain, user, client));
  }

  /// Names nobody: identifiers stay out of messages and logs.
  @Override
  public String toString() {
    return "ClientIdentity[]";
  }
}
