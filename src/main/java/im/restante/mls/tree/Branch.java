package im.restante.mls.tree;

/// A parent node's cell with its two subtrees.
record Branch(TreeNode left, TreeNode right, Cell cell) implements TreeNode {}
