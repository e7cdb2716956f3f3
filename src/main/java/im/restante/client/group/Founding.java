package im.restante.client.group;

import im.restante.client.service.DeliveryService;
import im.restante.client.state.GroupEntry;
import im.restante.client.transport.Role;
import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalSender;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.RequiredCapabilities;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.IdentityLinkPolicy;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.MimiDsVersion;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Creates a group at the service with this client as its only member.
final class Founding {
  private final Session session;
  private final Leaves leaves;

  Founding(Session session, Leaves leaves) {
    this.session = session;
    this.leaves = leaves;
  }

  /// The id of the new group.
  Bytes found(MetadataMode mode) {
    DeliveryService delivery = session.delivery();
    Bytes groupId = delivery.requestGroupId();
    IdentifierUri pseudonym =
        mode == MetadataMode.REDUCED ? leaves.freshPseudonym(IdentifierUri.Kind.USER) : null;
    Leaves.Leaf leaf = leaves.fresh(mode, pseudonym);
    KeyPackageBundle creator = leaves.keyPackage(leaf, false);
    MemberGroup member =
        MemberGroup.create(
                Settings.of(mode),
                session.crypto(),
                groupId,
                contextExtensions(mode, delivery.externalSender()),
                creator,
                session.options().random(),
                session.options().nowSeconds().getAsLong())
            .orElseThrow();
    Bytes groupStateKey =
        mode == MetadataMode.REDUCED
            ? session.options().random().bytes(DSRequestContent.GROUP_STATE_KEY_BYTES)
            : Bytes.EMPTY;
    SignatureKeyPair userAuthKey =
        session.crypto().generateSignatureKeyPair(session.options().random());
    DSRequest request =
        new CreateGroupRequest(
            groupId,
            creator.keyPackage(),
            leaf.queueConfig(),
            member.groupInfo(
                Extensions.of(new Extension(ExtensionType.RATCHET_TREE, member.ratchetTree()))),
            new UserAuthKey(userAuthKey.publicKey()),
            null);
    Bytes signed =
        delivery.signed(
            groupId,
            groupStateKey,
            request,
            new DeliveryService.Signer(
                new DSSenderID.LeafIndex(0), leaf.signatureKeys().privateKey()));
    var _ = delivery.sendForOk(new Role.Group(groupId), signed);
    session
        .state()
        .groups()
        .put(groupId, new GroupEntry(mode, groupStateKey, userAuthKey, pseudonym, member, true));
    session.save();
    return groupId;
  }

  private static Extensions contextExtensions(MetadataMode mode, ExternalSender service) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(
        Extension.of(
            ExtensionType.REQUIRED_CAPABILITIES,
            new RequiredCapabilities(
                Leaves.extensionTypes(mode), List.of(), List.of(Leaves.credentialType(mode)))));
    extensions.add(
        Extension.of(ExtensionType.EXTERNAL_SENDERS, new ExternalSenders(List.of(service))));
    extensions.add(new MimiDsVersion(DSRequestContent.PROTOCOL_VERSION, mode).toExtension());
    if (mode == MetadataMode.REDUCED) {
      extensions.add(IdentityLinkPolicy.FORBIDDEN.toExtension());
    }
    return new Extensions(extensions);
  }
}
