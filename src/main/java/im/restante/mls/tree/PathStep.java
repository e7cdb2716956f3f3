package im.restante.mls.tree;

/// One node of a leaf's filtered direct path (RFC 9420 §4.1.2) with its child on the copath.
///
/// @param node index of the parent node
/// @param copathChild index of its child that is not an ancestor of the leaf; never empty below
public record PathStep(int node, int copathChild) {}
