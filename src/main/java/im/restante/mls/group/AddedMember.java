package im.restante.mls.group;

import im.restante.mls.message.LeafNode;
import im.restante.wire.Bytes;

/// A client that an Add brought into the group.
public record AddedMember(int leafIndex, LeafNode leaf, Bytes keyPackageRef) {}
