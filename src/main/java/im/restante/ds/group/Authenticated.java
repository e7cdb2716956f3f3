package im.restante.ds.group;

import im.restante.mls.message.LeafNode;

/// Who a request's token was verified to come from.
sealed interface Authenticated {
  record Member(int leafIndex, LeafNode leaf) implements Authenticated {}

  record Joining(Joiner joiner) implements Authenticated {}

  /// @param user PRF value of the user
  record User(long user) implements Authenticated {}
}
