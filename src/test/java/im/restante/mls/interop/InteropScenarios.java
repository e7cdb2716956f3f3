package im.restante.mls.interop;

import java.util.List;

/// What two implementations do with each other, whichever begins.
///
/// The other half of the tree is never left blank: where a committer's filtered direct path ends
/// below the root, Bouncy Castle's client (1.84) puts the hash of the root's other child into the
/// parent hash, and not that of the sibling below the path's last node (RFC 9420 §7.9).
final class InteropScenarios {
  /// Makes a client of one implementation.
  interface Maker {
    InteropClient make(String name) throws Exception;
  }

  private InteropScenarios() {}

  /// Welcome, then path commits of each, public and encrypted.
  static void addAndUpdate(Maker one, Maker other) throws Exception {
    InteropClient alice = one.make("alice");
    InteropClient bob = other.make("bob");
    InteropGroup group = new InteropGroup(alice);

    group.commit(alice, false, List.of(bob), List.of());
    for (boolean encrypt : List.of(false, true)) {
      group.commit(bob, encrypt, List.of(), List.of());
      group.commit(alice, encrypt, List.of(), List.of());
    }
  }

  /// A group that grows to five, loses two and takes one in again, all by value.
  static void growAndShrink(Maker one, Maker other) throws Exception {
    InteropClient alice = one.make("alice");
    InteropClient bob = other.make("bob");
    InteropClient carol = one.make("carol");
    InteropClient dave = other.make("dave");
    InteropClient eve = one.make("eve");
    InteropGroup group = new InteropGroup(alice);

    group.commit(alice, false, List.of(bob), List.of());
    group.commit(bob, false, List.of(carol, dave), List.of());
    group.commit(dave, false, List.of(eve), List.of());
    group.commit(carol, false, List.of(), List.of(bob));
    group.commit(eve, true, List.of(), List.of(alice));
    group.commit(dave, false, List.of(other.make("frank")), List.of());
    group.commit(carol, false, List.of(), List.of());
  }

  /// Proposals of each committed by reference by the other.
  static void proposeAndCommit(Maker one, Maker other, boolean encrypt) throws Exception {
    InteropClient alice = one.make("alice");
    InteropClient bob = other.make("bob");
    InteropClient carol = one.make("carol");
    InteropClient dave = other.make("dave");
    InteropGroup group = new InteropGroup(alice);
    group.commit(alice, false, List.of(bob), List.of());

    group.deliver(alice, alice.proposeUpdate(encrypt));
    group.commitProposed(bob, encrypt, List.of());
    group.deliver(bob, bob.proposeUpdate(encrypt));
    group.commitProposed(alice, encrypt, List.of());
    group.deliver(bob, bob.proposeAddition(carol.keyPackage(), encrypt));
    group.commitProposed(alice, encrypt, List.of(carol));
    group.deliver(alice, alice.proposeAddition(dave.keyPackage(), encrypt));
    group.commitProposed(bob, encrypt, List.of(dave));
    group.proposeRemoval(dave, bob, encrypt);
    group.commitProposed(carol, encrypt, List.of());
    group.proposeRemoval(alice, carol, encrypt);
    group.commitProposed(dave, encrypt, List.of());
  }

  /// External commits of each into a group that the other describes.
  static void joinFromOutside(Maker one, Maker other) throws Exception {
    InteropClient alice = one.make("alice");
    InteropClient bob = other.make("bob");
    InteropClient carol = one.make("carol");
    InteropClient dave = other.make("dave");
    InteropGroup group = new InteropGroup(alice);

    group.joinExternally(bob, alice);
    group.joinExternally(carol, bob);
    group.joinExternally(dave, bob);
    group.commit(bob, false, List.of(), List.of(alice));
    group.commit(carol, false, List.of(), List.of());
  }
}
