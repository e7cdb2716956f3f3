package im.restante.ds;

import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PublicMessage;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.CreateGroupResponse;
import im.restante.protocol.ds.DSAuthToken;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import im.restante.protocol.ds.ExternalJoinRequest;
import im.restante.protocol.ds.MLSGroupUpdate;
import im.restante.protocol.ds.RemoveUsersRequest;
import im.restante.protocol.ds.ResyncClientRequest;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.protocol.ds.WelcomeInfoRequest;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/// What can be wrong with a request that is otherwise good, and the one answer to it.
final class BadRequests {
  /// @param what is wrong with it
  record Bad(String what, Bytes body, DSError answer) {}

  private static final Bytes ELSEWHERE = Bytes.utf8("another group");
  private static final int VERSION_BYTES = 2;

  private final DsFixture ds;
  private final List<Bad> all = new ArrayList<>();

  BadRequests(DsFixture ds) {
    this.ds = ds;
  }

  /// Bytes that are no request, out of `valid`.
  List<Bad> ofBytes(Bytes valid) {
    int size = valid.size();
    for (int cut : new int[] {0, 1, 2, 3, 4, size / 4, size / 2, 3 * size / 4, size - 1}) {
      if (cut < size) {
        add("cut to " + cut + " bytes", valid.slice(0, cut), DSErrorCode.MALFORMED_REQUEST);
      }
    }
    add("a byte more", Bytes.concat(valid, Bytes.fromHex("00")), DSErrorCode.MALFORMED_REQUEST);
    add("twice", Bytes.concat(valid, valid), DSErrorCode.MALFORMED_REQUEST);
    Bytes rest = valid.slice(VERSION_BYTES, size);
    for (String version : List.of("0000", "0002", "ffff")) {
      add(
          "version " + version,
          Bytes.concat(Bytes.fromHex(version), rest),
          DSErrorCode.UNSUPPORTED_VERSION);
    }
    Bytes one = valid.slice(0, VERSION_BYTES);
    add(
        "a key of a declared GiB",
        Bytes.concat(one, Bytes.fromHex("bfffffff"), rest),
        DSErrorCode.MALFORMED_REQUEST);
    add(
        "a length not in its shortest form",
        Bytes.concat(one, Bytes.fromHex("4000"), rest.slice(1, rest.size())),
        DSErrorCode.MALFORMED_REQUEST);
    for (int keySize : new int[] {1, 31, 33}) {
      add(
          "a key of " + keySize + " bytes",
          Bytes.concat(
              one,
              new WireWriter().opaque(Bytes.wrap(new byte[keySize])).toBytes(),
              rest.slice(1, rest.size())),
          DSErrorCode.MALFORMED_REQUEST);
    }
    add(
        "an operation without a code point",
        Bytes.concat(one, Bytes.fromHex("00fe"), rest),
        DSErrorCode.MALFORMED_REQUEST);
    add(
        "an operation that is not built",
        Bytes.concat(one, Bytes.fromHex("0001"), rest),
        DSErrorCode.UNSUPPORTED_OPERATION);
    return all;
  }

  /// Requests that are about a group and signed by the wrong one, for it, or in the wrong way.
  List<Bad> ofTokens(Operation operation) {
    Operation.Signing none = new Operation.Signing(operation);
    none.version = DSTokenVersion.NONE;
    add("no token", none.body(), DSErrorCode.UNAUTHENTICATED);
    if (!(operation.request() instanceof DSRequest.Committing
        && operation.sender() instanceof DSSenderID.LeafIndex)) {
      Operation.Signing v1 = new Operation.Signing(operation);
      v1.version = DSTokenVersion.V1;
      add("a token that is not over the request", v1.body(), DSErrorCode.UNAUTHENTICATED);
    }
    Operation.Signing old = new Operation.Signing(operation);
    old.timestampSeconds -= 3700;
    add("a token of more than an hour ago", old.body(), DSErrorCode.TOKEN_EXPIRED);
    Operation.Signing early = new Operation.Signing(operation);
    early.timestampSeconds += 1000;
    add("a token of the future", early.body(), DSErrorCode.TOKEN_EXPIRED);
    Operation.Signing foreign = new Operation.Signing(operation);
    foreign.tokenGroupId = ELSEWHERE;
    add("a token for another group", foreign.body(), DSErrorCode.UNAUTHENTICATED);
    Operation.Signing moved = new Operation.Signing(operation);
    moved.signedContent = Bytes.utf8("another request");
    add("a token of another request", moved.body(), DSErrorCode.UNAUTHENTICATED);
    Operation.Signing flipped = new Operation.Signing(operation);
    DSAuthToken token = flipped.token();
    add(
        "a bit of the signature",
        flipped.body(new DSAuthToken(token.tbs(), flipped(token.signature()))),
        DSErrorCode.UNAUTHENTICATED);
    add(
        "no signature",
        flipped.body(new DSAuthToken(token.tbs(), Bytes.EMPTY)),
        DSErrorCode.UNAUTHENTICATED);
    SignatureKeyPair stranger = DsFixture.CRYPTO.generateSignatureKeyPair(ds.random);
    add(
        "somebody else's signature",
        operation.by(operation.sender(), stranger).valid(),
        DSErrorCode.UNAUTHENTICATED);
    senders(operation);
    return all;
  }

  private void senders(Operation operation) {
    Bytes hash = ds.random.bytes(32);
    DSSenderID unknown =
        switch (operation.sender()) {
          case DSSenderID.LeafIndex _ -> new DSSenderID.LeafIndex(77);
          case DSSenderID.KeyPackageRef _ -> new DSSenderID.KeyPackageRef(hash);
          case DSSenderID.UserKeyHash _ -> new DSSenderID.UserKeyHash(hash);
        };
    add(
        "a sender that is not there",
        operation.by(unknown, operation.keys()).valid(),
        operation.sender() instanceof DSSenderID.KeyPackageRef
            ? DSErrorCode.UNKNOWN_JOINER
            : DSErrorCode.UNAUTHENTICATED);
    DSSenderID wrong =
        operation.sender() instanceof DSSenderID.KeyPackageRef
            ? new DSSenderID.LeafIndex(0)
            : new DSSenderID.KeyPackageRef(hash);
    add(
        "a sender of a kind that may not",
        operation.by(wrong, operation.keys()).valid(),
        DSErrorCode.WRONG_SENDER_TYPE);
  }

  /// Requests for a group that is not there, or with a key that is not its.
  List<Bad> ofGroups(Operation operation) {
    if (operation.request() instanceof CreateGroupRequest create) {
      add(
          "another group's id",
          operation.in(ELSEWHERE, elsewhere(create)).valid(),
          new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_INFO));
      add(
          "no id",
          operation
              .in(
                  Bytes.EMPTY,
                  new CreateGroupRequest(
                      Bytes.EMPTY,
                      create.keyPackage(),
                      create.clientQueueConfig(),
                      create.groupInfo(),
                      create.userAuthKey(),
                      create.identityLinkKey()))
              .valid(),
          new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_ID));
      Operation otherMode =
          operation.withKey(
              operation.groupStateKey().isEmpty() ? ds.random.bytes(32) : Bytes.EMPTY);
      add(
          "the key of the other mode",
          otherMode.valid(),
          new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_KEY_PACKAGE));
      return all;
    }
    add(
        "another group's id",
        operation.in(ELSEWHERE, elsewhere(operation.request())).valid(),
        DSErrorCode.NO_SUCH_GROUP);
    add(
        "a wrong group state key",
        operation.withKey(ds.random.bytes(32)).valid(),
        DSErrorCode.NO_SUCH_GROUP);
    if (!operation.groupStateKey().isEmpty()) {
      add("no group state key", operation.withKey(Bytes.EMPTY).valid(), DSErrorCode.NO_SUCH_GROUP);
    }
    return all;
  }

  /// Commits that the token's owner spoilt.
  List<Bad> ofCommits(Operation operation) {
    if (!(operation.request() instanceof DSRequest.Committing committing)) {
      return all;
    }
    MLSGroupUpdate update = committing.update();
    PublicMessage message = (PublicMessage) update.commit().body();
    add(
        "a commit with a wrong signature",
        operation.with(with(committing, spoilt(message), update.groupInfo())).valid(),
        DSErrorCode.INVALID_COMMIT);
    add(
        "a GroupInfo with a wrong signature",
        operation
            .with(
                with(
                    committing,
                    update.commit(),
                    new PartialGroupInfo(
                        update.groupInfo().extensions(), flipped(update.groupInfo().signature()))))
            .valid(),
        DSErrorCode.INVALID_GROUP_INFO);
    long epoch = message.content().epoch();
    for (long other : new long[] {epoch - 1, epoch + 1}) {
      add(
          "a commit of epoch " + other,
          operation
              .with(
                  with(
                      committing,
                      framed(message, message.content().groupId(), other),
                      update.groupInfo()))
              .valid(),
          new DSError.WrongEpoch(epoch));
    }
    return all;
  }

  private void add(String what, Bytes body, DSErrorCode code) {
    add(what, body, new DSError.Plain(code));
  }

  private void add(String what, Bytes body, DSError answer) {
    all.add(new Bad(what, body, answer));
  }

  private static Bytes flipped(Bytes signature) {
    byte[] copy = signature.toByteArray();
    copy[copy.length / 2] ^= 1;
    return Bytes.wrap(copy);
  }

  private static DSRequest elsewhere(DSRequest request) {
    return switch (request) {
      case CreateGroupRequest create ->
          new CreateGroupRequest(
              ELSEWHERE,
              create.keyPackage(),
              create.clientQueueConfig(),
              create.groupInfo(),
              create.userAuthKey(),
              create.identityLinkKey());
      case SendMessageRequest send ->
          new SendMessageRequest(ELSEWHERE, send.applicationMessage(), false);
      case WelcomeInfoRequest welcome -> new WelcomeInfoRequest(ELSEWHERE, welcome.epoch());
      case ExternalCommitInfoRequest info ->
          new ExternalCommitInfoRequest(ELSEWHERE, info.sealTo());
      case DSRequest.Committing committing -> {
        MLSGroupUpdate update = committing.update();
        PublicMessage message = (PublicMessage) update.commit().body();
        yield with(
            committing, framed(message, ELSEWHERE, message.content().epoch()), update.groupInfo());
      }
      default -> throw new IllegalArgumentException("about no group");
    };
  }

  private static MLSMessage framed(PublicMessage message, Bytes groupId, long epoch) {
    FramedContent content = message.content();
    return MLSMessage.of(
        new PublicMessage(
            FramedContent.of(
                groupId, epoch, content.sender(), content.authenticatedData(), content.content()),
            message.auth(),
            message.membershipTag()));
  }

  private static MLSMessage spoilt(PublicMessage message) {
    FramedContentAuthData auth = message.auth();
    return MLSMessage.of(
        new PublicMessage(
            message.content(),
            new FramedContentAuthData(flipped(auth.signature()), auth.confirmationTag()),
            message.membershipTag()));
  }

  private static DSRequest with(
      DSRequest.Committing request, MLSMessage commit, PartialGroupInfo info) {
    MLSGroupUpdate update = new MLSGroupUpdate(commit, info);
    return switch (request) {
      case AddUsersRequest add -> new AddUsersRequest(update, add.welcome(), add.attributions());
      case UpdateClientRequest _ -> new UpdateClientRequest(update);
      case RemoveUsersRequest _ -> new RemoveUsersRequest(update);
      case ResyncClientRequest _ -> new ResyncClientRequest(update);
      case ExternalJoinRequest _ -> new ExternalJoinRequest(update);
    };
  }
}
