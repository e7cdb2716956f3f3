package im.restante.client.group;

import im.restante.client.GroupInvitation;
import im.restante.client.service.DeliveryRefused;
import im.restante.client.service.DeliveryService;
import im.restante.client.state.GroupEntry;
import im.restante.client.state.KeyPackageShelf;
import im.restante.client.transport.Role;
import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.member.ExternalJoin;
import im.restante.mls.member.ExternalJoinRequest;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.message.EncryptedGroupSecrets;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.Welcome;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.ExternalCommitInfo;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import im.restante.protocol.ds.GroupSecretsWrap;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.MLSGroupUpdate;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.PseudonymousCredential;
import im.restante.protocol.ds.ResyncClientRequest;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.protocol.ds.WelcomeBundle;
import im.restante.protocol.ds.WelcomeInfoRequest;
import im.restante.wire.Bytes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Enters groups: by Welcome, by external commit of a user's further client, and again after losing
/// state.
final class Joining {
  private static final int ROUNDS_MAX = 50;

  private final Session session;
  private final Leaves leaves;

  Joining(Session session, Leaves leaves) {
    this.session = session;
    this.leaves = leaves;
  }

  /// Joins by a Welcome, however many epochs ago it was made: the service has the tree of that
  /// epoch (B-58). Null if it is for none of our KeyPackages.
  @Nullable Bytes byWelcome(Bytes welcomeMessage, Welcome welcome, WelcomeBundle.Part part) {
    for (EncryptedGroupSecrets secrets : welcome.secrets()) {
      Bytes reference = secrets.newMember();
      KeyPackageShelf.Item item = session.state().shelf().find(reference);
      if (item != null) {
        return byWelcome(
            welcomeMessage, reference.compact(), item.bundle(), part.groupId().compact());
      }
    }
    return null;
  }

  private Bytes byWelcome(
      Bytes welcomeMessage, Bytes reference, KeyPackageBundle bundle, Bytes groupId) {
    GroupInfo info =
        MemberGroup.peek(Settings.of(MetadataMode.FULL), session.crypto(), welcomeMessage, bundle)
            .orElseThrow();
    GroupSecretsWrap wrap =
        info.extensions().find(DsTypes.GROUP_SECRETS_WRAP, GroupSecretsWrap::read);
    MetadataMode mode = wrap == null ? MetadataMode.FULL : MetadataMode.REDUCED;
    Bytes groupStateKey = wrap == null ? Bytes.EMPTY : wrap.groupStateKey().compact();
    Bytes request =
        session
            .delivery()
            .signed(
                groupId,
                groupStateKey,
                new WelcomeInfoRequest(groupId, info.groupContext().epoch()),
                new DeliveryService.Signer(
                    new DSSenderID.KeyPackageRef(reference), bundle.signatureKey()));
    DSResponse response = session.delivery().send(new Role.Group(groupId), request);
    if (!(response instanceof DSResponse.Welcome(var welcomeInfo))) {
      throw DeliveryService.unexpected(response);
    }
    MemberGroup member =
        MemberGroup.join(
                Settings.of(mode),
                session.crypto(),
                welcomeMessage,
                bundle,
                welcomeInfo.ratchetTree().decode(),
                session.options().nowSeconds().getAsLong())
            .orElseThrow()
            .group();
    if (!member.groupId().equals(groupId)) {
      throw new IllegalStateException("a Welcome for another group than its bundle says");
    }
    PseudonymousCredential credential = PseudonymousCredential.of(member.leaf().credential());
    session
        .state()
        .groups()
        .put(
            groupId,
            new GroupEntry(
                mode,
                groupStateKey,
                session.crypto().generateSignatureKeyPair(session.options().random()),
                credential == null ? null : credential.userPseudonym(),
                member,
                false));
    session.state().shelf().used(reference);
    return groupId;
  }

  /// Joins as a further client of a user who is a member.
  void externally(GroupInvitation invitation) {
    MemberGroup member =
        externalCommit(
            invitation.groupId(),
            invitation.groupStateKey(),
            invitation.mode(),
            invitation.userPseudonym(),
            invitation.userAuthKey(),
            request -> request,
            im.restante.protocol.ds.ExternalJoinRequest::new);
    session
        .state()
        .groups()
        .put(
            invitation.groupId(),
            new GroupEntry(
                invitation.mode(),
                invitation.groupStateKey(),
                invitation.userAuthKey(),
                invitation.userPseudonym(),
                member,
                true));
    session.save();
  }

  /// Comes back with an external commit that takes out our own old leaf (A-44, B-64).
  void resync(Bytes groupId) {
    GroupEntry entry = session.group(groupId);
    int oldLeaf = entry.member().leafIndex();
    MemberGroup member =
        externalCommit(
            groupId,
            entry.groupStateKey(),
            entry.mode(),
            entry.userPseudonym(),
            entry.userAuthKey(),
            request -> request.withResync(oldLeaf),
            ResyncClientRequest::new);
    entry.setPendingRequest(null);
    entry.replaceMember(member);
    session.save();
  }

  private MemberGroup externalCommit(
      Bytes groupId,
      Bytes groupStateKey,
      MetadataMode mode,
      @Nullable IdentifierUri userPseudonym,
      SignatureKeyPair userAuthKey,
      Function<ExternalJoinRequest, ExternalJoinRequest> shape,
      Function<MLSGroupUpdate, DSRequest> operation) {
    DeliveryService delivery = session.delivery();
    DeliveryService.Signer user =
        new DeliveryService.Signer(
            new DSSenderID.UserKeyHash(
                new UserAuthKey(userAuthKey.publicKey()).hash(session.crypto())),
            userAuthKey.privateKey());
    for (int round = 0; round < ROUNDS_MAX; round++) {
      ExternalCommitInfo info = externalCommitInfo(groupId, groupStateKey, user);
      Leaves.Leaf leaf = leaves.fresh(mode, userPseudonym);
      if (!(info.groupInfo().body() instanceof GroupInfo groupInfo)) {
        throw new IllegalStateException("the service's GroupInfo is another message");
      }
      ExternalJoin join =
          MemberGroup.joinExternally(
                  Settings.of(mode),
                  session.crypto(),
                  groupInfo,
                  info.ratchetTree().decode(),
                  shape.apply(ExternalJoinRequest.of(leaf.parameters(), leaf.signatureKeys())),
                  session.options().random(),
                  session.options().nowSeconds().getAsLong())
              .orElseThrow();
      MLSGroupUpdate update =
          new MLSGroupUpdate(
              join.output().commit(),
              new PartialGroupInfo(
                  join.output().groupInfo().extensions(), join.output().groupInfo().signature()));
      try {
        var _ =
            delivery.sendForOk(
                new Role.Group(groupId),
                delivery.signed(groupId, groupStateKey, operation.apply(update), user));
        return join.group();
      } catch (DeliveryRefused refused) {
        join.group().close();
        if (!(refused.error() instanceof DSError.WrongEpoch)) {
          throw refused;
        }
      }
    }
    throw new IllegalStateException("lost the race for an epoch " + ROUNDS_MAX + " times");
  }

  private ExternalCommitInfo externalCommitInfo(
      Bytes groupId, Bytes groupStateKey, DeliveryService.Signer user) {
    Bytes request =
        session
            .delivery()
            .signed(groupId, groupStateKey, new ExternalCommitInfoRequest(groupId, null), user);
    DSResponse response = session.delivery().send(new Role.Group(groupId), request);
    if (response instanceof DSResponse.ExternalCommit(var info)) {
      return info;
    }
    throw DeliveryService.unexpected(response);
  }
}
