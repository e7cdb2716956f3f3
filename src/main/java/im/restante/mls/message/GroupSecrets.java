package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a Welcome tells one new member in secret (RFC 9420 §12.4.3.1).
///
/// ```
/// struct {
///     opaque path_secret<V>;
/// } PathSecret;
///
/// struct {
///     opaque joiner_secret<V>;
///     optional<PathSecret> path_secret;
///     PreSharedKeyID psks<V>;
/// } GroupSecrets;
/// ```
public record GroupSecrets(
    Bytes joinerSecret, @Nullable Bytes pathSecret, List<PreSharedKeyID> psks)
    implements WireStruct {
  public GroupSecrets {
    psks = List.copyOf(psks);
  }

  public static GroupSecrets read(WireReader reader) {
    return new GroupSecrets(
        reader.opaque("joiner_secret"),
        reader.optional("path_secret", secret -> secret.opaque("path_secret")),
        reader.vector("psks", PreSharedKeyID::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(joinerSecret).optionalOpaque(pathSecret).vector(psks);
  }
}
