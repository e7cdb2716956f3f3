package im.restante.mls.fuzz;

import im.restante.crypto.RandomSource;
import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.ExternalJoin;
import im.restante.mls.member.ExternalJoinRequest;
import im.restante.mls.member.LeafChange;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.message.Add;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Remove;
import java.util.List;

/// A kind of commit that a member, or somebody who joins, makes of a [LiveGroup].
enum CommitShape {
  UPDATE,
  NEW_SIGNATURE_KEY,
  ADD,
  ADD_WITHOUT_PATH,
  REMOVE,
  REMOVE_AND_ADD,
  PSK,
  GROUP_CONTEXT_EXTENSIONS,
  BY_REFERENCE,
  EXTERNAL_JOIN,
  EXTERNAL_RESYNC;

  /// Leaf of the member who resyncs.
  static final int RESYNCED = 4;

  boolean external() {
    return this == EXTERNAL_JOIN || this == EXTERNAL_RESYNC;
  }

  /// Whether it is made in an epoch with pending proposals.
  boolean pending() {
    return this == BY_REFERENCE;
  }

  /// An honest commit, taken apart.
  ///
  /// @param committer 0, 1 or 2
  CommitDraft draft(LiveGroup group, int committer, RandomSource random) {
    if (external()) {
      return external(group, random);
    }
    SignatureKeyPair keys = group.signatureKeys(committer);
    SignatureKeyPair nextKeys =
        this == NEW_SIGNATURE_KEY ? group.crypto.generateSignatureKeyPair(random) : keys;
    try (MemberGroup member = group.member(committer)) {
      CommitOutput output =
          member
              .commit(request(group, nextKeys, random), random, LiveGroup.NOW_SECONDS)
              .orElseThrow();
      return new CommitDraft(
          group,
          (PublicMessage) output.commit().body(),
          output.groupInfo().extensions(),
          committer,
          keys.privateKey(),
          nextKeys.privateKey(),
          random);
    }
  }

  private CommitRequest request(LiveGroup group, SignatureKeyPair nextKeys, RandomSource random) {
    return switch (this) {
      case UPDATE, BY_REFERENCE, EXTERNAL_JOIN, EXTERNAL_RESYNC -> CommitRequest.of();
      case NEW_SIGNATURE_KEY ->
          CommitRequest.of()
              .withLeafChange(
                  new LeafChange(
                      null,
                      new SignatureKeyPair(
                          nextKeys.privateKey().duplicate(), nextKeys.publicKey())));
      case ADD -> CommitRequest.of(add(group, random));
      case ADD_WITHOUT_PATH -> CommitRequest.of(add(group, random)).withoutPath();
      case REMOVE -> CommitRequest.of(new Remove(5));
      case REMOVE_AND_ADD -> CommitRequest.of(new Remove(5), add(group, random));
      case PSK ->
          CommitRequest.of(
              new PreSharedKey(
                  new PreSharedKeyID.External(
                      LiveGroup.PSK_ID, random.bytes(group.crypto.suite().hashLength()))));
      case GROUP_CONTEXT_EXTENSIONS ->
          CommitRequest.of(new GroupContextExtensions(Extensions.EMPTY));
    };
  }

  private static Add add(LiveGroup group, RandomSource random) {
    SignatureKeyPair keys = group.crypto.generateSignatureKeyPair(random);
    return new Add(group.bundle("joiner", keys, random).keyPackage());
  }

  private CommitDraft external(LiveGroup group, RandomSource random) {
    boolean resync = this == EXTERNAL_RESYNC;
    SignatureKeyPair keys =
        resync ? group.signatureKeys(RESYNCED) : group.crypto.generateSignatureKeyPair(random);
    ExternalJoinRequest request =
        new ExternalJoinRequest(
            resync ? group.leaf(RESYNCED) : group.leaf("joiner"),
            keys,
            resync ? RESYNCED : null,
            List.of(),
            im.restante.wire.Bytes.EMPTY,
            Extensions.EMPTY);
    ExternalJoin join =
        MemberGroup.joinExternally(
                group.settings,
                group.crypto,
                group.server().groupInfo(group.access),
                im.restante.wire.WireReader.decode(
                    group.server().ratchetTree(group.access),
                    im.restante.mls.message.RatchetTree::read),
                request,
                random,
                LiveGroup.NOW_SECONDS)
            .orElseThrow();
    try (MemberGroup joined = join.group()) {
      return new CommitDraft(
          group,
          (PublicMessage) join.output().commit().body(),
          join.output().groupInfo().extensions(),
          joined.leafIndex(),
          keys.privateKey(),
          keys.privateKey(),
          random);
    }
  }
}
