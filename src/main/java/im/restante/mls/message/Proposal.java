package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A change of the group that a Commit can carry out (RFC 9420 §12.1).
///
/// ```
/// struct {
///     ProposalType proposal_type;
///     select (Proposal.proposal_type) {
///         case add:                      Add;
///         case update:                   Update;
///         case remove:                   Remove;
///         case psk:                      PreSharedKey;
///         case reinit:                   ReInit;
///         case external_init:            ExternalInit;
///         case group_context_extensions: GroupContextExtensions;
///     };
/// } Proposal;
/// ```
///
/// A proposal inside a list is not delimited, so one whose body is unknown cannot be passed over.
/// Known besides the above are SelfRemove (0x000A) and, by a rule of ours, every type of the
/// private use range, whose body is one `opaque<V>` as other implementations have it
/// ([CustomProposal]). Everything else is malformed, GREASE too: GREASE values are for capabilities
/// (§13.5).
public sealed interface Proposal extends Content
    permits Add,
        CustomProposal,
        ExternalInit,
        GroupContextExtensions,
        PreSharedKey,
        ReInit,
        Remove,
        SelfRemove,
        Update {
  ProposalType type();

  /// Appends the struct of this type, without the type.
  void writeBody(WireWriter writer);

  @Override
  default ContentType contentType() {
    return ContentType.PROPOSAL;
  }

  static Proposal read(WireReader reader) {
    ProposalType type = ProposalType.read(reader);
    return switch (type.value()) {
      case 1 -> Add.readBody(reader);
      case 2 -> Update.readBody(reader);
      case 3 -> Remove.readBody(reader);
      case 4 -> PreSharedKey.readBody(reader);
      case 5 -> ReInit.readBody(reader);
      case 6 -> ExternalInit.readBody(reader);
      case 7 -> GroupContextExtensions.readBody(reader);
      case 0x000a -> new SelfRemove();
      default -> {
        if (!type.isPrivateUse()) {
          throw reader.malformed("proposal_type", "no known proposal");
        }
        yield CustomProposal.readBody(type, reader);
      }
    };
  }

  @Override
  default void write(WireWriter writer) {
    writer.struct(type());
    writeBody(writer);
  }
}
