package im.restante.mls.member;

import im.restante.mls.message.KeyPackage;

/// A client that our own commit adds, and where.
record Joiner(int leafIndex, KeyPackage keyPackage) {}
