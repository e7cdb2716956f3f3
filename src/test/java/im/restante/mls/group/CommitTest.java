package im.restante.mls.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.message.Add;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.mls.tree.TreeValidation;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commits that are valid, and what is said of them.
class CommitTest {
  private SampleGroup sample = new SampleGroup(1);

  @BeforeEach
  void sevenMembers() {
    sample = new SampleGroup(7);
  }

  @Test
  void acceptsAnEmptyCommitWithPath() {
    AcceptedCommit accepted = sample.accept(sample.by(3));
    assertThat(sample.group.epoch()).isEqualTo(2);
    assertThat(accepted.summary().committer()).isEqualTo(3);
    assertThat(accepted.summary().path()).isTrue();
    assertThat(accepted.summary().external()).isFalse();
    consistent();
  }

  @Test
  void acceptsAnAddWithoutPath() {
    AcceptedCommit accepted =
        sample.accept(sample.by(1).propose(new Add(sample.client().keyPackage())).withoutPath());
    assertThat(accepted.summary().added()).hasSize(1);
    assertThat(accepted.summary().added().getFirst().leafIndex()).isEqualTo(7);
    assertThat(accepted.summary().path()).isFalse();
    assertThat(accepted.summary().committerAfter()).isEqualTo(accepted.summary().committerBefore());
    consistent();
  }

  @Test
  void carriesOutEverythingInTheOrderOfTheRfc() {
    Bytes update = sample.pending(2, sample.update(2));
    Bytes leaving = sample.pending(4, new SelfRemove());
    Client joiner = sample.client();
    AcceptedCommit accepted =
        sample.accept(
            sample
                .by(0)
                .propose(new Add(joiner.keyPackage()), new Remove(1))
                .refer(update, leaving));
    CommitSummary summary = accepted.summary();
    assertThat(summary.removed()).extracting(RemovedMember::leafIndex).containsExactly(1, 4);
    assertThat(summary.updated()).extracting(UpdatedMember::leafIndex).containsExactly(2);
    assertThat(summary.added()).extracting(AddedMember::leafIndex).containsExactly(1);
    assertThat(summary.coveredReferences()).containsExactly(update, leaving);
    assertThat(sample.group.core().pending()).isEmpty();
    assertThat(sample.group.memberCount()).isEqualTo(6);
    consistent();
  }

  @Test
  void acceptsAnExternalCommit() {
    Client joiner = sample.client();
    AcceptedCommit accepted = sample.accept(sample.joining(joiner).externalInit());
    assertThat(accepted.summary().external()).isTrue();
    assertThat(accepted.summary().committer()).isEqualTo(7);
    assertThat(accepted.summary().committerBefore()).isNull();
    assertThat(sample.group.memberCount()).isEqualTo(8);
    consistent();
  }

  @Test
  void acceptsAResyncThatRemovesTheOldLeaf() {
    Client client = sample.member(5);
    AcceptedCommit accepted =
        sample.accept(sample.joining(client).externalInit().propose(new Remove(5)));
    assertThat(accepted.summary().removed())
        .extracting(RemovedMember::leafIndex)
        .containsExactly(5);
    assertThat(accepted.summary().committer()).isEqualTo(5);
    assertThat(sample.group.memberCount()).isEqualTo(7);
    consistent();
  }

  @Test
  void voidsPendingProposalsWithTheEpoch() {
    sample.rules = sample.rules.withCoverage(PendingCoverage.NONE);
    var _ = sample.pending(2, new Remove(6));
    AcceptedCommit accepted = sample.accept(sample.by(0));
    assertThat(accepted.summary().uncovered()).hasSize(1);
    assertThat(sample.group.core().pending()).isEmpty();
  }

  @Test
  void servesTheGroupInfoThatTheCommitterSigned() {
    var _ = sample.accept(sample.by(3));
    var info = sample.group.groupInfo(sample.access);
    assertThat(info.groupContext()).isEqualTo(sample.group.context());
    assertThat(
            PublicGroup.create(
                    info,
                    WireReader.decode(
                        sample.group.ratchetTree(sample.access),
                        im.restante.mls.message.RatchetTree::read),
                    sample.access,
                    sample.rules,
                    Client.NOW_SECONDS)
                .orElseThrow()
                .context())
        .isEqualTo(sample.group.context());
  }

  @Test
  void survivesStorage() {
    var _ = sample.accept(sample.by(3));
    var _ = sample.pending(2, sample.update(2));
    GroupCore core = WireReader.decode(sample.group.core().encode(), GroupCore::read);
    assertThat(core).isEqualTo(sample.group.core());
    PublicGroup loaded = PublicGroup.load(core, sample.group.tree(), sample.access);
    assertThat(loaded.support()).isEqualTo(sample.group.support());
    assertThat(loaded.keys().size()).isEqualTo(sample.group.keys().size());
    sample.group = loaded;
    var _ = sample.accept(sample.by(0).refer(core.pending().getFirst().reference()));
    consistent();
  }

  @Test
  void acceptsAProposalTwiceAndKeepsItOnce() {
    var message = sample.message(2, new Remove(6));
    sample.group = sample.propose(message).orElseThrow().next();
    sample.group = sample.propose(message).orElseThrow().next();
    assertThat(sample.group.core().pending()).hasSize(1);
    assertThat(sample.group.core().pending().getFirst().message()).isEqualTo(message);
  }

  @Test
  void acceptsProposalsFromOutside() {
    Client joiner = sample.client();
    Bytes add =
        sample.pending(joiner, new Sender.NewMemberProposal(), new Add(joiner.keyPackage()));
    Bytes remove = sample.pending(sample.externalSender, new Sender.External(0), new Remove(6));
    AcceptedCommit accepted = sample.accept(sample.by(0).refer(add, remove));
    assertThat(accepted.summary().removed()).hasSize(1);
    assertThat(accepted.summary().added()).hasSize(1);
    consistent();
  }

  /// Whatever was computed step by step is what a newcomer computes from the whole tree.
  private void consistent() {
    assertThat(TreeValidation.check(sample.group.view(sample.access))).isNull();
    assertThat(sample.group.view(sample.access).treeHash())
        .isEqualTo(sample.group.context().treeHash());
    PublicGroup anew = PublicGroup.load(sample.group.core(), sample.group.tree(), sample.access);
    assertThat(anew.support()).isEqualTo(sample.group.support());
    assertThat(anew.keys().size()).isEqualTo(sample.group.keys().size());
  }
}
