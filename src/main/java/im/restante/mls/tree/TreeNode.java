package im.restante.mls.tree;

/// A subtree of a [RatchetTree]: a leaf's [Cell], or a [Branch].
sealed interface TreeNode permits Branch, Cell {}
