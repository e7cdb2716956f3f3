package im.restante.mls.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.check.Check;
import im.restante.mls.message.Add;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// External commits that are refused: ValSem240–245, valn0401–0406.
class ExternalCommitRefusalTest {
  private final SampleGroup sample = new SampleGroup(5);
  private final Client joiner = sample.client();

  @Test
  void valSem240RefusesNoExternalInit() {
    assertThat(refusal(sample.joining(joiner))).isEqualTo(Check.EXTERNAL_INIT_PRESENT);
  }

  @Test
  void valSem241RefusesTwoExternalInits() {
    assertThat(refusal(sample.joining(joiner).externalInit().externalInit()))
        .isEqualTo(Check.EXTERNAL_INIT_ONCE);
  }

  @Test
  void valSem242RefusesOtherProposals() {
    assertThat(
            refusal(
                sample
                    .joining(joiner)
                    .externalInit()
                    .propose(new Add(sample.client().keyPackage()))))
        .isEqualTo(Check.EXTERNAL_PROPOSAL_TYPES);
    assertThat(
            refusal(
                sample
                    .joining(joiner)
                    .externalInit()
                    .propose(
                        new PreSharedKey(
                            new PreSharedKeyID.External(
                                Bytes.utf8("id"), sample.random.bytes(32))))))
        .isNull();
  }

  @Test
  void valn0402RefusesTwoRemoves() {
    Client member = sample.member(2);
    assertThat(refusal(sample.joining(member).externalInit().propose(new Remove(2), new Remove(3))))
        .isEqualTo(Check.EXTERNAL_ONE_REMOVE);
  }

  @Test
  void valSem243RefusesTheRemovalOfAnother() {
    assertThat(refusal(sample.joining(joiner).externalInit().propose(new Remove(2))))
        .isEqualTo(Check.EXTERNAL_REMOVES_SELF);
  }

  @Test
  void valSem244RefusesReferencesToAllButSelfRemoves() {
    Bytes removal = sample.pending(1, new Remove(3));
    Bytes leaving = sample.pending(4, new SelfRemove());
    assertThat(refusal(sample.joining(joiner).externalInit().refer(removal)))
        .isEqualTo(Check.EXTERNAL_NO_REFERENCES);
    AcceptedCommit accepted = sample.accept(sample.joining(joiner).externalInit().refer(leaving));
    assertThat(accepted.summary().removed())
        .extracting(RemovedMember::leafIndex)
        .containsExactly(4);
    assertThat(accepted.summary().uncovered())
        .extracting(PendingProposal::reference)
        .containsExactly(removal);
    assertThat(accepted.summary().committer()).isEqualTo(4);
  }

  @Test
  void valSem245RefusesNoPath() {
    assertThat(refusal(sample.joining(joiner).externalInit().withoutPath()))
        .isEqualTo(Check.EXTERNAL_PATH);
  }

  @Test
  void valn0110RefusesALeafOfAnotherSource() {
    CommitBuilder commit = sample.joining(joiner).externalInit();
    commit.leaf = leaf -> Refusals.source(leaf, new LeafNodeSource.FromUpdate());
    assertThat(refusal(commit)).isEqualTo(Check.LEAF_SOURCE_COMMIT);
  }

  @Test
  void valn0111RefusesAJoinerWithTheSignatureKeyOfAMember() {
    assertThat(refusal(sample.joining(sample.member(2)).externalInit()))
        .isEqualTo(Check.SIGNATURE_KEY_UNIQUE);
  }

  private @Nullable Check refusal(CommitBuilder commit) {
    return Refusals.by(sample.commit(commit));
  }
}
