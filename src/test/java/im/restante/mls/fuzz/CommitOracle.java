package im.restante.mls.fuzz;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.SeededRandom;
import im.restante.mls.check.Check;
import im.restante.mls.check.Checked;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.PublicMessage;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds for every commit that is given to a live group: it is accepted or refused by a named
/// check, nothing escapes, the group it was given to is what it was, and what RFC 9420 wants
/// refused is.
final class CommitOracle {
  /// Checks of the GroupInfo alone, which a member that only follows the commit does not make.
  private static final Set<Check> OF_GROUP_INFO =
      Set.of(
          Check.GROUP_INFO_SIGNATURE,
          Check.GROUP_INFO_SIGNER,
          Check.GROUP_INFO_TREE,
          Check.GROUP_INFO_EXTENSION_PLACE,
          Check.EXTERNAL_PUB_PRESENT,
          Check.CONFIRMATION_TAG_PRESENT,
          Check.MEMBERSHIP_TAG_PRESENT);

  private static final Map<String, LiveGroup> GROUPS = new HashMap<>();

  private CommitOracle() {}

  /// Makes a commit of `shape`, changes it and shows it to the server.
  ///
  /// @param committer any number; taken for one of the members who can commit
  /// @return false if the change did not apply
  static boolean check(
      CipherSuite suite, CommitShape shape, CommitMutation mutation, int committer, int parameter) {
    LiveGroup group = group(suite, shape.pending());
    String run = shape + " " + mutation.name() + " " + committer % 3 + " " + parameter;
    CommitDraft draft = shape.draft(group, committer % 3, new SeededRandom(run));
    Expected expected = mutation.apply(draft, parameter);
    if (expected instanceof Expected.NotApplicable) {
      return false;
    }
    PublicMessage message = WireReader.decode(draft.message().encode(), PublicMessage::read);
    PublicGroup server = group.server();
    Bytes coreBefore = server.core().encode();
    Bytes treeBefore = server.ratchetTree(group.access);
    Checked<AcceptedCommit> followed = draft.follow(message);
    Checked<AcceptedCommit> said =
        server.commit(
            message,
            draft.info(message),
            group.access,
            group.rules,
            KnownKeyPackages.none(),
            LiveGroup.NOW_SECONDS);
    require(server.core().encode().equals(coreBefore), run, "the group changed");
    require(server.ratchetTree(group.access).equals(treeBefore), run, "the tree changed");
    require(
        server.view(group.access).treeHash().equals(server.context().treeHash()),
        run,
        "the tree hash changed");
    Check check = refusedBy(said);
    require(
        check == null
            ? refusedBy(followed) == null
            : OF_GROUP_INFO.contains(check) || check == refusedBy(followed),
        run,
        "a member says otherwise: " + refusedBy(followed) + ", the server " + check);
    switch (expected) {
      case Expected.Accepted _ -> require(check == null, run, "refused by " + check);
      case Expected.Refused(Set<Check> by) ->
          require(check != null && by.contains(check), run, "wanted " + by + ", got " + check);
      case Expected.Either _, Expected.NotApplicable _ -> {}
    }
    if (said instanceof Checked.Valid<AcceptedCommit>(AcceptedCommit accepted)) {
      nextEpoch(group, accepted, run);
    }
    return true;
  }

  private static void nextEpoch(LiveGroup group, AcceptedCommit accepted, String run) {
    PublicGroup next = accepted.next();
    require(next.epoch() == group.server().epoch() + 1, run, "not the next epoch");
    require(next.core().pending().isEmpty(), run, "proposals outlive their epoch");
    require(
        next.view(group.access).treeHash().equals(next.context().treeHash()),
        run,
        "tree and tree hash differ");
    PublicGroup stored = PublicGroup.load(next.core(), next.tree(), group.access);
    require(stored.keys().size() == next.keys().size(), run, "keys miscounted");
    require(stored.support().equals(next.support()), run, "support miscounted");
  }

  private static @Nullable Check refusedBy(Checked<AcceptedCommit> said) {
    return switch (said) {
      case Checked.Valid<AcceptedCommit> _ -> null;
      case Checked.Invalid<AcceptedCommit>(Rejection rejection) -> rejection.check();
    };
  }

  private static void require(boolean holds, String run, String otherwise) {
    if (!holds) {
      throw new AssertionError(run + ": " + otherwise);
    }
  }

  private static synchronized LiveGroup group(CipherSuite suite, boolean pending) {
    return GROUPS.computeIfAbsent(suite + " " + pending, _ -> new LiveGroup(suite, pending));
  }
}
