package im.restante.mls.group;

import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The small part of a group's public state: all but the tree and what is derived from it.
///
/// ```
/// struct {
///   GroupContext context;
///   opaque interim_transcript_hash<V>;
///   opaque confirmation_tag<V>;
///   uint32 signer;                       /* of the current GroupInfo */
///   Extension group_info_extensions<V>;  /* ratchet_tree, if signed, without its data */
///   opaque group_info_signature<V>;
///   PendingProposal pending<V>;
/// } GroupCore;
/// ```
public record GroupCore(
    GroupContext context,
    Bytes interimTranscriptHash,
    Bytes confirmationTag,
    long signer,
    Extensions groupInfoExtensions,
    Bytes groupInfoSignature,
    List<PendingProposal> pending)
    implements WireStruct {
  public GroupCore {
    pending = List.copyOf(pending);
  }

  /// The pending proposal with this ProposalRef, or null.
  public @Nullable PendingProposal pending(Bytes reference) {
    for (PendingProposal proposal : pending) {
      if (proposal.reference().equals(reference)) {
        return proposal;
      }
    }
    return null;
  }

  /// The same core in memory of its own, so that it does not keep the messages alive it came from.
  GroupCore compact() {
    return WireReader.decode(encode(), GroupCore::read);
  }

  GroupCore withPending(List<PendingProposal> proposals) {
    return new GroupCore(
        context,
        interimTranscriptHash,
        confirmationTag,
        signer,
        groupInfoExtensions,
        groupInfoSignature,
        proposals);
  }

  public static GroupCore read(WireReader reader) {
    return new GroupCore(
        GroupContext.read(reader),
        reader.opaque("interim_transcript_hash"),
        reader.opaque("confirmation_tag"),
        reader.u32("signer"),
        Extensions.read(reader),
        reader.opaque("group_info_signature"),
        reader.vector("pending", PendingProposal::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .struct(context)
        .opaque(interimTranscriptHash)
        .opaque(confirmationTag)
        .u32(signer)
        .struct(groupInfoExtensions)
        .opaque(groupInfoSignature)
        .vector(pending);
  }
}
