package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An identifier of MIMI, as yet of any form.
///
/// ```
/// struct { opaque uri<V>; } IdentifierUri;
/// ```
public record IdentifierUri(Bytes uri) implements WireStruct {
  /// What a pseudonym stands for: the letter in its path.
  public enum Kind {
    /// A client: `mimi://{domain}/d/{uuid}`.
    CLIENT('d'),
    /// A user: `mimi://{domain}/p/{uuid}`.
    USER('p');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  private static final int SIZE_MAX = 400;
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]+)?");
  private static final Pattern UUID_V4 =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  /// The pseudonym with this random UUID.
  public static IdentifierUri pseudonym(String domain, Kind kind, UUID uuid) {
    return new IdentifierUri(
        Bytes.utf8(
            "mimi://%s/%c/%s".formatted(domain.toLowerCase(Locale.ROOT), kind.letter, uuid)));
  }

  /// The provider's domain if this is a pseudonym of `kind` in its one valid form (E-03), or null.
  public @Nullable String pseudonymDomain(Kind kind) {
    if (uri.size() > SIZE_MAX) {
      return null;
    }
    String text = new String(uri.toByteArray(), StandardCharsets.UTF_8);
    String[] parts = text.split("/", -1);
    boolean valid =
        parts.length == 5
            && parts[0].equals("mimi:")
            && parts[1].isEmpty()
            && DOMAIN.matcher(parts[2]).matches()
            && parts[3].equals(String.valueOf(kind.letter))
            && UUID_V4.matcher(parts[4]).matches();
    return valid ? parts[2] : null;
  }

  public static IdentifierUri read(WireReader reader) {
    return new IdentifierUri(reader.opaque("uri"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(uri);
  }
}
