package im.restante.mls.tree;

import im.restante.wire.Bytes;

/// A node's content as ciphertext, meaningful only to the [NodeVault] that sealed it.
public record SealedCell(Bytes ciphertext) implements Cell {}
