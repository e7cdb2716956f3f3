package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The change from one epoch to the next (RFC 9420 §12.4).
///
/// ```
/// struct {
///     ProposalOrRef proposals<V>;
///     optional<UpdatePath> path;
/// } Commit;
/// ```
public record Commit(List<ProposalOrRef> proposals, @Nullable UpdatePath path) implements Content {
  public Commit {
    proposals = List.copyOf(proposals);
  }

  @Override
  public ContentType contentType() {
    return ContentType.COMMIT;
  }

  public static Commit read(WireReader reader) {
    return new Commit(
        reader.vector("proposals", ProposalOrRef::read), reader.optional("path", UpdatePath::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(proposals).optional(path);
  }
}
