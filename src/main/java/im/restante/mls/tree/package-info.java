/// The ratchet tree of RFC 9420 §4, §7 as a persistent structure.
///
/// Purpose: one tree for servers that follow a group without secrets and for members. A
/// [im.restante.mls.tree.RatchetTree] is immutable and shares all it can with its predecessor; it
/// is read through a [im.restante.mls.tree.TreeView] and changed by a
/// [im.restante.mls.tree.TreeEditor], both of which see nodes only as a
/// [im.restante.mls.tree.NodeVault] opens them. So nodes can lie in memory open or sealed one by
/// one, and the code here knows no difference.
///
/// Invariants: every node carries the tree hash of its subtree and the number of members below it,
/// so an edit costs the path it changes and never the tree. Node and leaf indices are those of RFC
/// 9420 Appendix C; a leaf index is below 2^30.
///
/// Imports: `wire`, `crypto`, `mls.message`, `mls.check`.
@NullMarked
@CheckReturnValue
package im.restante.mls.tree;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
