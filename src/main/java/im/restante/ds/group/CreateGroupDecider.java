package im.restante.ds.group;

import im.restante.crypto.CipherSuite;
import im.restante.ds.resident.CellKind;
import im.restante.ds.resident.LeafTable;
import im.restante.mls.check.Checked;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.group.VerifiedKeyPackage;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.LeafNode;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.CreateGroupResponse;
import im.restante.protocol.ds.DSAuthToken;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.IdentityLinkPolicy;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.MimiDsVersion;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.wire.MalformedMessage;
import java.util.List;
import java.util.Map;

/// Decides `create_group` (A-09 … A-18) but for the id, which storage decides.
public final class CreateGroupDecider {
  private final CreateGroupRequest request;
  private final GroupCommand command;
  private final MetadataMode mode;
  private final Opening opening;
  private final DsIdentity identity;
  private final GroupLimits limits;

  private CreateGroupDecider(
      CreateGroupRequest request,
      GroupCommand command,
      MetadataMode mode,
      Opening opening,
      DsIdentity identity,
      GroupLimits limits) {
    this.request = request;
    this.command = command;
    this.mode = mode;
    this.opening = opening;
    this.identity = identity;
    this.limits = limits;
  }

  /// @param mode as the presence of a group state key in the request says
  /// @param opening of the suite that the GroupInfo names, with the new group's key
  public static Decision decide(
      CreateGroupRequest request,
      GroupCommand command,
      MetadataMode mode,
      Opening opening,
      DsIdentity identity,
      GroupLimits limits) {
    try {
      return new CreateGroupDecider(request, command, mode, opening, identity, limits).decide();
    } catch (Refused refused) {
      return refused.decision();
    }
  }

  private Decision decide() {
    require(!request.groupId().isEmpty(), CreateGroupResponse.INVALID_GROUP_ID);
    checkToken();
    Refused.require(request.identityLinkKey() == null, DSErrorCode.POLICY_VIOLATION);
    require(
        AddedClients.isFresh(request.keyPackage(), limits, command.nowSeconds())
            && VerifiedKeyPackage.verify(
                    request.keyPackage(),
                    opening.crypto(),
                    Scene.rules(mode, limits),
                    command.known(),
                    command.nowSeconds())
                instanceof Checked.Valid<VerifiedKeyPackage>,
        CreateGroupResponse.INVALID_KEY_PACKAGE);
    LeafNode leaf = request.keyPackage().leafNode();
    MemberId member = MemberId.of(leaf, mode);
    if (member == null) {
      throw new Refused(refusal(CreateGroupResponse.INVALID_KEY_PACKAGE));
    }
    LeafAddress address = address(leaf, member);
    if (!command.routes().containsKey(address.address())) {
      return new Decision.NeedsRoutes(List.of(address.address()));
    }
    PublicGroup group = group(leaf);
    return new Decision.Creates(
        new GroupEvent.Created(
            command.digest(),
            command.nowMs(),
            StateCodec.encode(state(group, member, address), opening)));
  }

  private void checkToken() {
    DSAuthToken token =
        Refused.requirePresent(command.envelope().token(), DSErrorCode.UNAUTHENTICATED);
    Refused.require(
        token.tbs().sender().type() == DSSenderID.Type.LEAF_INDEX, DSErrorCode.WRONG_SENDER_TYPE);
    Refused.require(
        token.tbs().sender().equals(new DSSenderID.LeafIndex(0)), DSErrorCode.UNAUTHENTICATED);
    TokenChecks.header(
        command.envelope(), token.tbs(), request.groupId(), false, limits, command.nowSeconds());
    Refused.require(
        token.verify(
            opening.crypto(),
            request.keyPackage().leafNode().signatureKey(),
            command.envelope().tokenVersion(),
            command.envelope().content().encoded()),
        DSErrorCode.UNAUTHENTICATED);
  }

  /// The leaf's own queue configuration is the authority, and the request's has to be that.
  private LeafAddress address(LeafNode leaf, MemberId member) {
    try {
      LeafAddress address = LeafAddress.of(leaf, member, DSErrorCode.INVALID_KEY_PACKAGE);
      require(
          address.address().config().equals(request.clientQueueConfig()),
          CreateGroupResponse.INVALID_KEY_PACKAGE);
      return address;
    } catch (Refused refused) {
      throw new Refused(refusal(CreateGroupResponse.INVALID_KEY_PACKAGE));
    }
  }

  private PublicGroup group(LeafNode leaf) {
    try {
      GroupInfoRules.check(request.groupInfo().extensions());
    } catch (Refused refused) {
      throw new Refused(refusal(CreateGroupResponse.INVALID_GROUP_INFO));
    }
    if (!(PublicGroup.create(
            request.groupInfo(),
            null,
            opening.access(),
            Scene.rules(mode, limits),
            command.nowSeconds())
        instanceof Checked.Valid<PublicGroup>(PublicGroup group))) {
      throw new Refused(refusal(CreateGroupResponse.INVALID_GROUP_INFO));
    }
    require(
        group.groupId().equals(request.groupId())
            && group.epoch() == 0
            && group.memberCount() == 1
            && leaf.equals(group.member(opening.access(), 0))
            && hasServiceExtensions(group),
        CreateGroupResponse.INVALID_GROUP_INFO);
    return group;
  }

  /// this service as external sender, its version, and the mode of the request.
  private boolean hasServiceExtensions(PublicGroup group) {
    Extensions extensions = group.context().extensions();
    CipherSuite suite = opening.crypto().suite();
    try {
      MimiDsVersion version = extensions.find(DsTypes.MIMI_DS_VERSION, MimiDsVersion::read);
      ExternalSenders senders =
          extensions.find(ExtensionType.EXTERNAL_SENDERS, ExternalSenders::read);
      IdentityLinkPolicy policy =
          extensions.find(DsTypes.IDENTITY_LINK_POLICY, IdentityLinkPolicy::read);
      return new MimiDsVersion(DSRequestContent.PROTOCOL_VERSION, mode).equals(version)
          && senders != null
          && senders.senders().contains(identity.sender(suite))
          && (policy == IdentityLinkPolicy.FORBIDDEN
              || (policy == null && mode == MetadataMode.FULL));
    } catch (MalformedMessage malformed) {
      return false;
    }
  }

  private GroupState state(PublicGroup group, MemberId member, LeafAddress address) {
    Users users =
        Refused.requirePresent(Users.EMPTY.plus(member, opening.prf()), DSErrorCode.INTERNAL);
    return new GroupState(
        mode,
        opening.crypto().suite(),
        opening.vault().seal(CellKind.CORE, 0, group.core().encode()),
        group.tree(),
        group.keys(),
        group.support(),
        users,
        userKeys(member),
        LeafTable.empty(CellKind.RECIPIENTS, Recipient.RECIPIENT_BYTES)
            .with(Map.of(0, address.recipient(command.routes()).encode()), opening.vault()),
        LeafTable.empty(CellKind.ACTIVITY, Activity.ACTIVITY_BYTES)
            .with(Map.of(0, new Activity(command.nowSeconds(), 0).encode()), opening.vault()),
        Joiners.EMPTY,
        Digests.EMPTY);
  }

  private UserKeys userKeys(MemberId member) {
    UserAuthKey key = request.userAuthKey();
    return key == null
        ? UserKeys.EMPTY
        : UserKeys.EMPTY.with(
            new UserKeys.Entry(
                Users.user(member, opening.prf()),
                opening.prf().of("user key", key.hash(opening.crypto())),
                key.publicKey()),
            opening.vault());
  }

  private static DSError refusal(CreateGroupResponse reason) {
    return new DSError.CreateGroupRejected(reason);
  }

  private static void require(boolean holds, CreateGroupResponse reason) {
    if (!holds) {
      throw new Refused(refusal(reason));
    }
  }
}
