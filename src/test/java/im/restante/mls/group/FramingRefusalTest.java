package im.restante.mls.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.check.Check;
import im.restante.mls.check.Checked;
import im.restante.mls.check.Fact;
import im.restante.mls.message.Add;
import im.restante.mls.message.ApplicationData;
import im.restante.mls.message.Content;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.wire.Bytes;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Frames that are refused: ValSem002–010, valn1301–1306, valn1501–1504.
class FramingRefusalTest {
  private final SampleGroup sample = new SampleGroup(5);

  @Test
  void valSem002RefusesAnotherGroup() {
    assertThat(refusal(c -> framed(c, Bytes.utf8("other group"), c.epoch(), c.sender())))
        .isEqualTo(Check.GROUP_ID);
  }

  @Test
  void valSem003RefusesAnyOtherEpochAndSaysWhich() {
    for (long epoch : new long[] {0, 2, -1}) {
      CommitBuilder commit = sample.by(1);
      commit.content = c -> framed(c, c.groupId(), epoch, c.sender());
      assertThat(sample.commit(commit))
          .isInstanceOfSatisfying(
              Checked.Invalid.class,
              invalid -> {
                assertThat(invalid.rejection().check()).isEqualTo(Check.EPOCH);
                assertThat(invalid.rejection().facts())
                    .containsExactly(new Fact("expected", 1), new Fact("actual", epoch));
              });
    }
  }

  @Test
  void valSem003RefusesAStaleMessageBeforeAnySignatureCheck() {
    CommitBuilder.Built stale = sample.by(1).build();
    var _ = sample.accept(sample.by(2));
    sample.known =
        _ -> {
          throw new AssertionError("looked at a proposal");
        };
    assertThat(Refusals.by(sample.commit(stale))).isEqualTo(Check.EPOCH);
  }

  @Test
  void valSem004RefusesSendersThatAreNoMembers() {
    for (long leaf : new long[] {5, 7, 8, 0xffff_ffffL}) {
      assertThat(refusal(c -> framed(c, c.groupId(), c.epoch(), new Sender.Member(leaf))))
          .isEqualTo(Check.SENDER_IS_MEMBER);
    }
  }

  @Test
  void valSem005RefusesApplicationDataInTheClear() {
    FramedContent content =
        FramedContent.of(
            sample.groupId(),
            sample.group.epoch(),
            new Sender.Member(1),
            Bytes.EMPTY,
            new ApplicationData(Bytes.utf8("hello")));
    PublicMessage message =
        new PublicMessage(
            content, new FramedContentAuthData(Bytes.EMPTY, null), sample.random.bytes(32));
    assertThat(Refusals.by(sample.propose(message))).isEqualTo(Check.HANDSHAKE_IS_PUBLIC_MESSAGE);
    assertThat(Refusals.by(sample.commit(new CommitBuilder.Built(message, info(), 1))))
        .isEqualTo(Check.HANDSHAKE_IS_PUBLIC_MESSAGE);
    assertThat(Refusals.by(sample.propose(sample.by(1).build().message())))
        .isEqualTo(Check.HANDSHAKE_IS_PUBLIC_MESSAGE);
  }

  @Test
  void valSem007RefusesAMembershipTagOfAnotherLength() {
    CommitBuilder.Built built = sample.by(1).build();
    for (Bytes tag : new Bytes[] {Bytes.EMPTY, sample.random.bytes(1), sample.random.bytes(33)}) {
      PublicMessage message =
          new PublicMessage(built.message().content(), built.message().auth(), tag);
      assertThat(Refusals.by(sample.commit(new CommitBuilder.Built(message, built.info(), 1))))
          .isEqualTo(Check.MEMBERSHIP_TAG_PRESENT);
    }
  }

  @Test
  void valSem009RefusesAConfirmationTagOfAnotherLength() {
    for (Bytes tag : new Bytes[] {Bytes.EMPTY, sample.random.bytes(15)}) {
      CommitBuilder commit = sample.by(1);
      commit.auth = auth -> new FramedContentAuthData(auth.signature(), tag);
      assertThat(Refusals.by(sample.commit(commit))).isEqualTo(Check.CONFIRMATION_TAG_PRESENT);
    }
  }

  @Test
  void valSem010RefusesASignatureThatDoesNotVerify() {
    CommitBuilder commit = sample.by(1);
    commit.auth =
        auth ->
            new FramedContentAuthData(Refusals.flipped(auth.signature()), auth.confirmationTag());
    assertThat(Refusals.by(sample.commit(commit))).isEqualTo(Check.FRAMING_SIGNATURE);
    assertThat(refusal(c -> framed(c, c.groupId(), c.epoch(), new Sender.Member(2))))
        .as("in another member's name")
        .isEqualTo(Check.FRAMING_SIGNATURE);
  }

  @Test
  void valSem246RefusesAnExternalCommitSignedByAnother() {
    CommitBuilder commit = sample.joining(sample.client()).externalInit();
    commit.auth =
        auth ->
            new FramedContentAuthData(Refusals.flipped(auth.signature()), auth.confirmationTag());
    assertThat(Refusals.by(sample.commit(commit))).isEqualTo(Check.FRAMING_SIGNATURE);
  }

  @Test
  void refusesCommitsOfSendersThatOnlyPropose() {
    assertThat(refusal(c -> framed(c, c.groupId(), c.epoch(), new Sender.External(0))))
        .isEqualTo(Check.COMMIT_SENDER_TYPE);
    assertThat(refusal(c -> framed(c, c.groupId(), c.epoch(), new Sender.NewMemberProposal())))
        .isEqualTo(Check.NEW_MEMBER_SENDS_PROPOSAL);
  }

  @Test
  void valn1501RefusesAnExternalSenderThatIsNotListed() {
    for (long index : new long[] {1, 0xffff_ffffL}) {
      assertThat(
              Refusals.by(
                  sample.propose(
                      sample.message(
                          sample.externalSender, new Sender.External(index), new Remove(1)))))
          .isEqualTo(Check.EXTERNAL_SENDER_LISTED);
    }
  }

  @Test
  void valn1502RefusesProposalsThatOutsidersMayNotMake() {
    assertThat(
            Refusals.by(
                sample.propose(
                    sample.message(
                        sample.externalSender, new Sender.External(0), new SelfRemove()))))
        .isEqualTo(Check.EXTERNAL_SENDER_PROPOSAL_TYPE);
    assertThat(
            Refusals.by(
                sample.propose(
                    sample.message(
                        sample.externalSender, new Sender.External(0), sample.update(1)))))
        .isEqualTo(Check.EXTERNAL_SENDER_PROPOSAL_TYPE);
  }

  @Test
  void valn1504RefusesNewMembersThatProposeAnythingButAnAdd() {
    assertThat(
            Refusals.by(
                sample.propose(
                    sample.message(
                        sample.client(), new Sender.NewMemberProposal(), new Remove(1)))))
        .isEqualTo(Check.NEW_MEMBER_PROPOSES_ADD);
  }

  @Test
  void valn1503RefusesAProposalInTheNameOfAnExternalCommitter() {
    Client joiner = sample.client();
    assertThat(
            Refusals.by(
                sample.propose(
                    sample.message(
                        joiner, new Sender.NewMemberCommit(), new Add(joiner.keyPackage())))))
        .isEqualTo(Check.COMMIT_SENDER_TYPE);
  }

  @Test
  void valSem010RefusesAnAddThatTheNewMemberDidNotSign() {
    assertThat(
            Refusals.by(
                sample.propose(
                    sample.message(
                        sample.client(),
                        new Sender.NewMemberProposal(),
                        new Add(sample.client().keyPackage())))))
        .isEqualTo(Check.FRAMING_SIGNATURE);
  }

  private @Nullable Check refusal(UnaryOperator<FramedContent> change) {
    // The signature is by the committer over the changed frame.
    CommitBuilder.Built built = sample.by(1).build();
    FramedContent changed = change.apply(built.message().content());
    PublicMessage message =
        new PublicMessage(
            changed,
            built.message().auth(),
            changed.sender() instanceof Sender.Member ? sample.random.bytes(32) : null);
    return Refusals.by(sample.commit(new CommitBuilder.Built(message, built.info(), 1)));
  }

  private PartialGroupInfo info() {
    return sample.by(1).build().info();
  }

  private static FramedContent framed(
      FramedContent content, Bytes groupId, long epoch, Sender sender) {
    Content body = content.content();
    return FramedContent.of(groupId, epoch, sender, content.authenticatedData(), body);
  }
}
