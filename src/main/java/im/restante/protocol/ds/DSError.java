package im.restante.protocol.ds;

import im.restante.mls.message.MLSMessage;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// A refusal with what helps the client to go on.
///
/// ```
/// struct {
///   DSErrorCode code;
///   select (DSError.code) {
///     case create_group_rejected: CreateGroupResponse reason;
///     case wrong_epoch:           uint64 current_epoch;
///     case proposals_pending:     MLSMessage pending<V>;
///     case invalid_proposal:      opaque proposal_refs<V>;   /* opaque reference<V>, each */
///     case rate_limited:          uint32 retry_after_s;
///   };
/// } DSError;
/// ```
public sealed interface DSError extends WireStruct {
  /// A code that says everything.
  record Plain(DSErrorCode code) implements DSError {
    public Plain {
      switch (code) {
        case CREATE_GROUP_REJECTED,
            WRONG_EPOCH,
            PROPOSALS_PENDING,
            INVALID_PROPOSAL,
            RATE_LIMITED ->
            throw new IllegalArgumentException("a code with a detail");
        default -> {}
      }
    }
  }

  record CreateGroupRejected(CreateGroupResponse reason) implements DSError {
    @Override
    public DSErrorCode code() {
      return DSErrorCode.CREATE_GROUP_REJECTED;
    }
  }

  record WrongEpoch(long currentEpoch) implements DSError {
    @Override
    public DSErrorCode code() {
      return DSErrorCode.WRONG_EPOCH;
    }
  }

  /// @param pending the proposals that a commit has to cover first
  record ProposalsPending(List<MLSMessage> pending) implements DSError {
    public ProposalsPending {
      pending = List.copyOf(pending);
    }

    @Override
    public DSErrorCode code() {
      return DSErrorCode.PROPOSALS_PENDING;
    }
  }

  /// @param references ProposalRefs, where known
  record InvalidProposal(List<Bytes> references) implements DSError {
    public InvalidProposal {
      references = List.copyOf(references);
    }

    @Override
    public DSErrorCode code() {
      return DSErrorCode.INVALID_PROPOSAL;
    }
  }

  record RateLimited(long retryAfterSeconds) implements DSError {
    @Override
    public DSErrorCode code() {
      return DSErrorCode.RATE_LIMITED;
    }
  }

  DSErrorCode code();

  static DSError read(WireReader reader) {
    DSErrorCode code = DSErrorCode.read(reader);
    return switch (code) {
      case CREATE_GROUP_REJECTED -> new CreateGroupRejected(CreateGroupResponse.read(reader));
      case WRONG_EPOCH -> new WrongEpoch(reader.u64("current_epoch"));
      case PROPOSALS_PENDING -> new ProposalsPending(reader.vector("pending", MLSMessage::read));
      case INVALID_PROPOSAL ->
          new InvalidProposal(reader.vector("proposal_refs", ref -> ref.opaque("reference")));
      case RATE_LIMITED -> new RateLimited(reader.u32("retry_after_s"));
      default -> new Plain(code);
    };
  }

  @Override
  default void write(WireWriter writer) {
    writer.struct(code());
    switch (this) {
      case Plain _ -> {}
      case CreateGroupRejected(CreateGroupResponse reason) -> writer.struct(reason);
      case WrongEpoch(long currentEpoch) -> writer.u64(currentEpoch);
      case ProposalsPending(List<MLSMessage> pending) -> writer.vector(pending);
      case InvalidProposal(List<Bytes> references) ->
          writer.vector(references, (reference, to) -> to.opaque(reference));
      case RateLimited(long retryAfterSeconds) -> writer.u32(retryAfterSeconds);
    }
  }
}
