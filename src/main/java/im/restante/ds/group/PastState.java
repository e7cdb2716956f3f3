package im.restante.ds.group;

import im.restante.mls.tree.RatchetTree;

/// The tree of an epoch that started with joiners in it (B-03); it shares with the current tree all
/// that did not change since.
///
/// @param waiting joiners of that epoch that have not sent anything yet
/// @param expiresAtSeconds when the last of their KeyPackages expires (B-59)
public record PastState(long epoch, RatchetTree tree, int waiting, long expiresAtSeconds) {}
