package im.restante.mls.group;

import im.restante.mls.message.Proposal;
import im.restante.mls.message.Sender;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// One proposal of a commit with who made it.
///
/// @param reference the ProposalRef of one sent before, null for the committer's own by value
public record CoveredProposal(Proposal proposal, Sender sender, @Nullable Bytes reference) {}
