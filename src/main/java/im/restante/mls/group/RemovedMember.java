package im.restante.mls.group;

import im.restante.mls.message.LeafNode;

/// A client that is no member any more, with the leaf it had.
public record RemovedMember(int leafIndex, LeafNode leaf) {}
