package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;

/// The select body of FramedContent and of PrivateMessageContent (RFC 9420 §6, §6.3.1).
///
/// ```
/// select (FramedContent.content_type) {
///     case application: opaque application_data<V>;
///     case proposal:    Proposal proposal;
///     case commit:      Commit commit;
/// };
/// ```
public sealed interface Content extends WireStruct permits ApplicationData, Commit, Proposal {
  ContentType contentType();

  /// Reads the body that `type` announces.
  static Content read(ContentType type, WireReader reader) {
    return switch (type) {
      case APPLICATION -> ApplicationData.read(reader);
      case PROPOSAL -> Proposal.read(reader);
      case COMMIT -> Commit.read(reader);
    };
  }
}
