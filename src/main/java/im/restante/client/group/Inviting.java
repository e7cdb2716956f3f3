package im.restante.client.group;

import im.restante.client.Contact;
import im.restante.client.service.QueueService;
import im.restante.client.state.GroupEntry;
import im.restante.client.transport.Role;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.message.Add;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.KeyPackage;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.ClientIdentity;
import im.restante.protocol.ds.EncryptedWelcomeAttributionInfo;
import im.restante.protocol.ds.GroupSecretsWrap;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.qs.AddPackage;
import im.restante.protocol.qs.ClaimKeyPackagesRequest;
import im.restante.protocol.qs.KeyPackages;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Claims KeyPackages of contacts and adds them to a group.
final class Inviting {
  private final Session session;
  private final Committing committing;

  Inviting(Session session, Committing committing) {
    this.session = session;
    this.committing = committing;
  }

  Committing.Result invite(Bytes groupId, List<Contact> contacts) {
    GroupEntry group = session.group(groupId);
    List<Add> adds = new ArrayList<>();
    for (Contact contact : contacts) {
      for (AddPackage claimed : claim(contact, group.mode())) {
        adds.add(new Add(checked(contact, group.mode(), claimed.keyPackage())));
      }
    }
    Extensions forJoiners =
        group.mode() == MetadataMode.REDUCED
            ? Extensions.of(new GroupSecretsWrap(group.groupStateKey(), Bytes.EMPTY).toExtension())
            : Extensions.EMPTY;
    List<EncryptedWelcomeAttributionInfo> attributions =
        Stream.generate(() -> new EncryptedWelcomeAttributionInfo(Bytes.EMPTY))
            .limit(adds.size())
            .toList();
    return committing.commit(
        groupId,
        entry -> CommitRequest.of(adds).withWelcomeExtensions(forJoiners).withoutTreeInWelcome(),
        (update, output) ->
            new AddUsersRequest(update, Objects.requireNonNull(output.welcome()), attributions));
  }

  private List<AddPackage> claim(Contact contact, MetadataMode mode) {
    QueueService queueing = session.queueing();
    Bytes request =
        queueing.unsigned(
            new ClaimKeyPackagesRequest(
                contact.friendshipToken(),
                session.options().random().bytes(ClaimKeyPackagesRequest.NONCE_BYTES),
                new CipherSuiteId(session.crypto().suite().value()),
                Leaves.credentialType(mode)));
    return queueing.send(new Role.Fetching(), request, KeyPackages.class).addPackages();
  }

  /// The token's owner must be who we think: the service could hand out anybody's KeyPackage.
  private static KeyPackage checked(Contact contact, MetadataMode mode, KeyPackage keyPackage) {
    if (mode == MetadataMode.FULL && contact.user() != null) {
      ClientIdentity identity =
          keyPackage.leafNode().credential() instanceof Credential.Basic(Bytes name)
              ? ClientIdentity.parse(name)
              : null;
      if (identity == null || !identity.user().equals(contact.user())) {
        throw new IllegalStateException("a KeyPackage of somebody else came back for a contact");
      }
    }
    return keyPackage;
  }
}
