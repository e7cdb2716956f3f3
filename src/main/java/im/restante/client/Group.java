package im.restante.client;

import im.restante.client.group.Operations;
import im.restante.client.group.Session;
import im.restante.client.state.GroupEntry;
import im.restante.mls.member.Member;
import im.restante.mls.message.Credential;
import im.restante.mls.message.LeafNode;
import im.restante.protocol.ds.ClientIdentity;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.PseudonymousCredential;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.function.Predicate;

/// A group that this client is in.
///
/// What changes the group is a commit: it races with those of other members, and a loser waits for
/// the winner's commit and tries again, which needs the client to be listening. Throws
/// [RemovedFromGroup] where the client is no member any more.
public final class Group {
  /// What a change of the group came to.
  ///
  /// @param epoch the epoch it started
  /// @param lostRounds how many times another member's commit came first
  public record Changed(long epoch, int lostRounds) {}

  private final Bytes id;
  private final Session session;
  private final Operations operations;

  Group(Bytes id, Session session, Operations operations) {
    this.id = id;
    this.session = session;
    this.operations = operations;
  }

  public Bytes id() {
    return id;
  }

  public MetadataMode mode() {
    return session.locked(() -> session.group(id).mode());
  }

  public long epoch() {
    return session.locked(() -> session.group(id).member().epoch());
  }

  /// Equal for all members who agree on everything in this epoch (RFC 9420 §8.7).
  public Bytes epochAuthenticator() {
    return session.locked(() -> session.group(id).member().epochAuthenticator());
  }

  public int memberCount() {
    return session.locked(() -> session.group(id).member().members().size());
  }

  /// The members' credentials in the order of their leaves.
  public List<Credential> members() {
    return session.locked(() ->
        session.group(id).member().members().stream()
            .map(Member::leaf)
            .map(LeafNode::credential)
            .toList());
  }

  /// Adds all clients of the contacts, each with a KeyPackage claimed for it.
  public Changed invite(List<Contact> contacts) {
    return changed(operations.invite(id, contacts));
  }

  /// Sends `data` to all members; returns when it is durable at the service.
  ///
  /// @return the epoch in which it was accepted
  public long send(Bytes data) {
    return operations.send(id, data);
  }

  /// Renews this client's keys in the group.
  public Changed update() {
    return changed(operations.update(id));
  }

  /// Removes all clients of a user of a full-metadata group.
  public Changed removeUser(String user) {
    return changed(operations.remove(id, leaf -> isOf(leaf, user)));
  }

  /// Removes all clients whose user is the one behind `member`'s credential.
  public Changed removeUserOf(Credential member) {
    PseudonymousCredential pseudonym = PseudonymousCredential.of(member);
    Predicate<LeafNode> who =
        pseudonym == null
            ? leaf -> leaf.credential().equals(member)
            : leaf -> {
              PseudonymousCredential other = PseudonymousCredential.of(leaf.credential());
              return other != null && other.userPseudonym().equals(pseudonym.userPseudonym());
            };
    return changed(operations.remove(id, who));
  }

  /// Comes back after this client's state of the group was lost or damaged.
  public void rejoin() {
    operations.resync(id);
  }

  /// What another client of this user needs to join by itself.
  public GroupInvitation invitationForOwnClient() {
    return operations.invitation(id);
  }

  /// Whether this client still is a member.
  public boolean isMember() {
    return session.locked(() -> {
      GroupEntry entry = session.state().groups().get(id);
      return entry != null && !entry.member().isRemoved();
    });
  }

  private static boolean isOf(LeafNode leaf, String user) {
    ClientIdentity identity =
        leaf.credential() instanceof Credential.Basic(Bytes name)
            ? ClientIdentity.parse(name)
            : null;
    return identity != null && identity.user().equals(user);
  }

  private static Changed changed(Operations.Committed committed) {
    return new Changed(committed.epoch(), committed.lostRounds());
  }
}
