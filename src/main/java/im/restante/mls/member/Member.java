package im.restante.mls.member;

import im.restante.mls.message.LeafNode;

/// A member of a group.
public record Member(int leafIndex, LeafNode leaf) {}
