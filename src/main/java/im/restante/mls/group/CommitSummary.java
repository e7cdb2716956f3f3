package im.restante.mls.group;

import im.restante.mls.message.LeafNode;
import im.restante.mls.message.ReInit;
import im.restante.wire.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an accepted commit changed.
///
/// @param committer leaf index of the committer; for an external commit the one it joined at
/// @param external whether the committer joined by this commit
/// @param committerBefore the committer's leaf before; null if it joined by this commit
/// @param committerAfter the committer's leaf after; the one before if there is no path
/// @param path whether the commit has an UpdatePath
/// @param covered all proposals, in the commit's order
/// @param uncovered pending proposals that the commit left out and that are void now
/// @param contextExtensionsChanged whether it carries a GroupContextExtensions proposal
/// @param reInit set if the group ends with this epoch (RFC 9420 §11.2)
public record CommitSummary(
    int committer,
    boolean external,
    @Nullable LeafNode committerBefore,
    LeafNode committerAfter,
    boolean path,
    List<CoveredProposal> covered,
    List<PendingProposal> uncovered,
    List<AddedMember> added,
    List<RemovedMember> removed,
    List<UpdatedMember> updated,
    boolean contextExtensionsChanged,
    @Nullable ReInit reInit) {
  public CommitSummary {
    covered = List.copyOf(covered);
    uncovered = List.copyOf(uncovered);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    updated = List.copyOf(updated);
  }

  /// The ProposalRefs of the pending proposals it carried out.
  public List<Bytes> coveredReferences() {
    return covered.stream().map(CoveredProposal::reference).filter(r -> r != null).toList();
  }
}
