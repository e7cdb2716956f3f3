package im.restante.mls.fuzz;

import static im.restante.mls.fuzz.Expected.ACCEPTED;
import static im.restante.mls.fuzz.Expected.EITHER;
import static im.restante.mls.fuzz.Expected.NOT_APPLICABLE;
import static im.restante.mls.fuzz.Expected.refused;

import im.restante.mls.check.Check;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalPub;
import im.restante.mls.message.Sender;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;

/// Changes to the frame of a commit (RFC 9420 §6) and to the GroupInfo beside it (§12.4.3).
enum FrameMutation implements CommitMutation {
  NONE((draft, parameter) -> ACCEPTED),
  AUTHENTICATED_DATA((draft, parameter) -> {
    draft.authenticatedData = Bytes.utf8("more " + parameter);
    return ACCEPTED;
  }),
  MEMBERSHIP_TAG_VALUE((draft, parameter) -> {
    if (draft.membershipTag == null) {
      return NOT_APPLICABLE;
    }
    draft.membershipTag = flipped(draft.membershipTag, parameter);
    return ACCEPTED; // a server cannot tell
  }),
  CONFIRMATION_TAG_VALUE((draft, parameter) -> {
    draft.confirmationTag = flipped(draft.confirmationTag, parameter);
    return ACCEPTED; // a server cannot tell
  }),
  GROUP_ID((draft, parameter) -> {
    draft.groupId = flipped(draft.groupId, parameter);
    return refused(Check.GROUP_ID);
  }),
  GROUP_ID_EMPTY((draft, parameter) -> {
    draft.groupId = Bytes.EMPTY;
    return refused(Check.GROUP_ID);
  }),
  EPOCH_BEFORE((draft, parameter) -> {
    draft.epoch--;
    return refused(Check.EPOCH);
  }),
  EPOCH_AFTER((draft, parameter) -> {
    draft.epoch++;
    return refused(Check.EPOCH);
  }),
  EPOCH_GREATEST((draft, parameter) -> {
    draft.epoch = -1;
    return refused(Check.EPOCH);
  }),
  SENDER_OTHER_MEMBER((draft, parameter) -> {
    draft.sender = new Sender.Member(draft.leafIndex == 0 ? 1 : 0);
    return refused(Check.FRAMING_SIGNATURE);
  }),
  SENDER_BLANK_LEAF((draft, parameter) -> {
    draft.sender = new Sender.Member(LiveGroup.BLANK_LEAF);
    return refused(Check.SENDER_IS_MEMBER);
  }),
  SENDER_OUTSIDE_TREE((draft, parameter) -> {
    draft.sender = new Sender.Member(parameter % 2 == 0 ? 8 : 0xffff_ffffL);
    return refused(Check.SENDER_IS_MEMBER);
  }),
  SENDER_EXTERNAL((draft, parameter) -> {
    draft.sender = new Sender.External(parameter);
    return refused(Check.COMMIT_SENDER_TYPE);
  }),
  SENDER_NEW_MEMBER_PROPOSAL((draft, parameter) -> {
    draft.sender = new Sender.NewMemberProposal();
    return refused(Check.NEW_MEMBER_SENDS_PROPOSAL, Check.COMMIT_SENDER_TYPE);
  }),
  SENDER_NEW_MEMBER_COMMIT((draft, parameter) -> {
    if (draft.external()) {
      return NOT_APPLICABLE;
    }
    draft.sender = new Sender.NewMemberCommit();
    return refused(
        Check.EXTERNAL_PATH,
        Check.FRAMING_SIGNATURE,
        Check.EXTERNAL_INIT_PRESENT,
        Check.EXTERNAL_PROPOSAL_TYPES,
        Check.EXTERNAL_NO_REFERENCES);
  }),
  FRAME_SIGNATURE_BIT((draft, parameter) -> {
    draft.frameSignature = signature -> flipped(signature, parameter);
    return refused(Check.FRAMING_SIGNATURE);
  }),
  FRAME_SIGNATURE_EMPTY((draft, parameter) -> {
    draft.frameSignature = signature -> Bytes.EMPTY;
    return refused(Check.FRAMING_SIGNATURE);
  }),
  FRAME_SIGNATURE_LONGER((draft, parameter) -> {
    draft.frameSignature = FrameMutation::longer;
    return refused(Check.FRAMING_SIGNATURE);
  }),
  CONFIRMATION_TAG_EMPTY((draft, parameter) -> {
    draft.membershipTag = draft.confirmationTag;
    draft.confirmationTag = Bytes.EMPTY;
    return refused(Check.CONFIRMATION_TAG_PRESENT);
  }),
  CONFIRMATION_TAG_LONGER((draft, parameter) -> {
    draft.membershipTag = draft.confirmationTag;
    draft.confirmationTag = longer(draft.confirmationTag);
    return refused(Check.CONFIRMATION_TAG_PRESENT);
  }),
  MEMBERSHIP_TAG_EMPTY((draft, parameter) -> {
    draft.membershipTag = Bytes.EMPTY;
    return draft.external() ? ACCEPTED : refused(Check.MEMBERSHIP_TAG_PRESENT);
  }),
  MEMBERSHIP_TAG_LONGER((draft, parameter) -> {
    draft.membershipTag = longer(draft.confirmationTag);
    return draft.external() ? ACCEPTED : refused(Check.MEMBERSHIP_TAG_PRESENT);
  }),
  INFO_SIGNATURE_BIT((draft, parameter) -> {
    draft.infoSignature = signature -> flipped(signature, parameter);
    return refused(Check.GROUP_INFO_SIGNATURE);
  }),
  INFO_WITHOUT_EXTERNAL_PUB((draft, parameter) -> {
    draft.infoExtensions = Extensions.EMPTY;
    return refused(Check.EXTERNAL_PUB_PRESENT);
  }),
  INFO_EXTERNAL_PUB_TWICE((draft, parameter) -> {
    draft.infoExtensions = with(draft.infoExtensions, draft.infoExtensions.list().getFirst());
    return refused(Check.GROUP_INFO_EXTENSION_PLACE);
  }),
  INFO_EXTERNAL_PUB_MALFORMED((draft, parameter) -> {
    draft.infoExtensions =
        Extensions.of(
            Extension.of(ExtensionType.EXTERNAL_PUB, new ExternalPub(Bytes.fromHex("00"))));
    return refused(Check.EXTERNAL_PUB_PRESENT);
  }),
  INFO_EXTERNAL_PUB_TRUNCATED((draft, parameter) -> {
    draft.infoExtensions =
        Extensions.of(new Extension(ExtensionType.EXTERNAL_PUB, Bytes.fromHex("20")));
    return refused(Check.EXTERNAL_PUB_PRESENT);
  }),
  INFO_EXTENSION_OF_GROUP((draft, parameter) -> {
    Extension senders = new Extension(ExtensionType.EXTERNAL_SENDERS, Bytes.fromHex("00"));
    draft.infoExtensions = with(draft.infoExtensions, senders);
    return refused(Check.GROUP_INFO_EXTENSION_PLACE);
  }),
  INFO_OTHER_TREE((draft, parameter) -> {
    Extension tree =
        new Extension(
            ExtensionType.RATCHET_TREE, draft.group.server().ratchetTree(draft.group.access));
    draft.infoExtensions = with(draft.infoExtensions, tree);
    return draft.hasPath() || !draft.proposals.isEmpty()
        ? refused(Check.GROUP_INFO_TREE)
        : NOT_APPLICABLE;
  }),
  /// One bit of the encoded commit, wherever it falls. What was signed by itself inside it, a
  /// KeyPackage say, is not signed again.
  CONTENT_BIT((draft, parameter) -> {
    Bytes encoded = draft.commit().encode();
    try {
      draft.content =
          WireReader.decode(flipped(encoded, parameter % (8 * encoded.size())), Commit::read);
      return EITHER;
    } catch (MalformedMessage malformed) {
      return NOT_APPLICABLE;
    }
  });

  private final Change change;

  FrameMutation(Change change) {
    this.change = change;
  }

  @Override
  public Expected apply(CommitDraft draft, int parameter) {
    return change.apply(draft, parameter);
  }

  /// `bytes` with the bit `parameter` inverted, counted around.
  static Bytes flipped(Bytes bytes, int parameter) {
    byte[] copy = bytes.toByteArray();
    int bit = parameter % (8 * copy.length);
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return Bytes.wrap(copy);
  }

  static Bytes longer(Bytes bytes) {
    return Bytes.concat(bytes, Bytes.fromHex("00"));
  }

  static Extensions with(Extensions extensions, Extension more) {
    List<Extension> list = new ArrayList<>(extensions.list());
    list.add(more);
    return new Extensions(list);
  }
}
