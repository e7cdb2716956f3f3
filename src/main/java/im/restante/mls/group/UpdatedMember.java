package im.restante.mls.group;

import im.restante.mls.message.LeafNode;

/// A member with a new leaf.
public record UpdatedMember(int leafIndex, LeafNode before, LeafNode after) {}
