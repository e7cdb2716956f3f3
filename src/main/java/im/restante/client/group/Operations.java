package im.restante.client.group;

import im.restante.client.Contact;
import im.restante.client.GroupInvitation;
import im.restante.client.state.GroupEntry;
import im.restante.mls.member.CommitEffects;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Welcome;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.protocol.ds.WelcomeBundle;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The operations on groups, each under the session's lock.
public final class Operations {
  private final Session session;
  private final Leaves leaves;
  private final Committing committing;
  private final Founding founding;
  private final Inviting inviting;
  private final Joining joining;
  private final Sending sending;
  private final Removing removing;

  /// What an own commit came to.
  ///
  /// @param lostRounds how many times another commit took the epoch first
  public record Committed(long epoch, int lostRounds) {}

  public Operations(Session session) {
    this.session = session;
    leaves = new Leaves(session);
    committing = new Committing(session);
    founding = new Founding(session, leaves);
    inviting = new Inviting(session, committing);
    joining = new Joining(session, leaves);
    sending = new Sending(session, committing);
    removing = new Removing(committing);
  }

  public Bytes found(MetadataMode mode) {
    return session.locked(() -> founding.found(mode));
  }

  public Committed invite(Bytes groupId, List<Contact> contacts) {
    return session.locked(() -> committed(inviting.invite(groupId, contacts)));
  }

  public Committed update(Bytes groupId) {
    return session.locked(() ->
        committed(
            committing.commit(
                groupId,
                entry -> CommitRequest.of(),
                (update, output) -> new UpdateClientRequest(update))));
  }

  public Committed remove(Bytes groupId, Predicate<LeafNode> who) {
    return session.locked(() -> committed(removing.remove(groupId, who)));
  }

  public long send(Bytes groupId, Bytes data) {
    return session.locked(() -> sending.send(groupId, data));
  }

  public void joinExternally(GroupInvitation invitation) {
    boolean _ =
        session.locked(() -> {
          joining.externally(invitation);
          return true;
        });
  }

  public void resync(Bytes groupId) {
    boolean _ =
        session.locked(() -> {
          joining.resync(groupId);
          return true;
        });
  }

  /// What a further client of this user needs to join.
  public GroupInvitation invitation(Bytes groupId) {
    return session.locked(() -> {
      GroupEntry entry = session.group(groupId);
      if (!entry.isUserAuthKeyAnnounced()) {
        throw new IllegalStateException("update the group once before inviting own clients");
      }
      return new GroupInvitation(
          groupId, entry.mode(), entry.groupStateKey(), entry.userAuthKey(), entry.userPseudonym());
    });
  }

  /// Finishes what was pending when the client stopped. Called with the lock held.
  public void settle(Bytes groupId, GroupEntry entry) {
    committing.settle(groupId, entry);
  }

  /// Joins by a Welcome from the queue. Called with the lock held.
  ///
  /// @return the group, null if the Welcome is for none of our KeyPackages
  public @Nullable Bytes joinByWelcome(
      Bytes welcomeMessage, Welcome welcome, WelcomeBundle.Part part) {
    return joining.byWelcome(welcomeMessage, welcome, part);
  }

  /// A KeyPackage to publish, for groups of `mode`. Called with the lock held.
  public KeyPackageBundle keyPackage(MetadataMode mode, boolean lastResort) {
    return leaves.keyPackage(leaves.fresh(mode, null), lastResort);
  }

  private static Committed committed(Committing.Result result) {
    CommitEffects effects = result.effects();
    return new Committed(effects.epoch(), result.lostRounds());
  }
}
