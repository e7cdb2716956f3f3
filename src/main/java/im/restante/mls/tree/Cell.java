package im.restante.mls.tree;

/// One node as it lies in memory: open, or sealed under a key that is not there.
public sealed interface Cell extends TreeNode permits NodeContent, SealedCell {}
