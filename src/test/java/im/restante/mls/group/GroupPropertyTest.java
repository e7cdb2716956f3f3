package im.restante.mls.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.check.Checked;
import im.restante.mls.message.Add;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.tree.CountingVault;
import im.restante.mls.tree.NaiveTree;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random histories of a group, open and sealed: after each commit the tree hash is what a naive
/// recomputation gives, and the group is one that a newcomer accepts as a whole.
class GroupPropertyTest {
  private static final int EPOCHS = 25;

  @ParameterizedTest(name = "seed {0}, sealed {1}")
  @CsvSource({"1,false", "2,false", "3,true", "4,true"})
  void everyEpochIsValidAsAWhole(long seed, boolean sealed) {
    Random random = new Random(seed);
    GroupAccess access =
        sealed
            ? new GroupAccess(
                SampleGroup.CRYPTO, new CountingVault(), (kind, key) -> mix(kind, key, seed))
            : GroupAccess.open(SampleGroup.CRYPTO);
    SampleGroup sample = new SampleGroup(1 + random.nextInt(9), access);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      step(sample, random);
      validAsAWhole(sample);
    }
  }

  private static void step(SampleGroup sample, Random random) {
    List<Integer> members = new ArrayList<>(sample.members.keySet());
    int committer = members.get(random.nextInt(members.size()));
    if (random.nextInt(5) == 0) {
      int old = members.get(random.nextInt(members.size()));
      boolean resync = random.nextBoolean();
      CommitBuilder join = sample.joining(resync ? sample.member(old) : sample.client());
      var _ =
          sample.accept(
              resync ? join.externalInit().propose(new Remove(old)) : join.externalInit());
      return;
    }
    CommitBuilder commit = sample.by(committer);
    List<Client> joiners = new ArrayList<>();
    for (int member : members) {
      int choice = random.nextInt(8);
      if (member != committer && choice == 0) {
        commit = commit.propose(new Remove(member));
      } else if (member != committer && choice == 1) {
        commit = commit.refer(sample.pending(member, sample.update(member)));
      } else if (member != committer && choice == 2) {
        commit = commit.refer(sample.pending(member, new SelfRemove()));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      Client joiner = sample.client();
      joiners.add(joiner);
      commit = commit.propose(new Add(joiner.keyPackage()));
    }
    boolean onlyAdds = commit.proposals.size() == joiners.size() && !joiners.isEmpty();
    if (onlyAdds && random.nextBoolean()) {
      commit = commit.withoutPath();
    }
    AcceptedCommit accepted = sample.accept(commit);
    for (AddedMember added : accepted.summary().added()) {
      for (Client joiner : joiners) {
        if (joiner.signature.publicKey().equals(added.leaf().signatureKey())) {
          sample.members.put(added.leafIndex(), joiner);
        }
      }
    }
  }

  private static void validAsAWhole(SampleGroup sample) {
    RatchetTree tree =
        WireReader.decode(sample.group.ratchetTree(sample.access), RatchetTree::read);
    assertThat(NaiveTree.of(SampleGroup.CRYPTO, tree.nodes()).treeHash())
        .isEqualTo(sample.group.context().treeHash());
    Checked<PublicGroup> newcomer =
        PublicGroup.create(
            sample.group.groupInfo(sample.access),
            tree,
            GroupAccess.open(SampleGroup.CRYPTO),
            sample.rules,
            Client.NOW_SECONDS);
    PublicGroup anew = newcomer.orElseThrow();
    assertThat(anew.core()).isEqualTo(sample.group.core());
    assertThat(anew.support()).isEqualTo(sample.group.support());
    assertThat(anew.keys().size()).isEqualTo(sample.group.keys().size());
    assertThat(sample.members).hasSize(anew.memberCount());
    for (Map.Entry<Integer, Client> member : sample.members.entrySet()) {
      assertThat(anew.view(GroupAccess.open(SampleGroup.CRYPTO)).leaf(member.getKey()))
          .isNotNull()
          .extracting(leaf -> leaf.signatureKey())
          .isEqualTo(member.getValue().signature.publicKey());
    }
  }

  /// A stand-in for the PRF of a sealed group.
  private static long mix(KeyFingerprint.Kind kind, Bytes key, long secret) {
    long mixed = secret + (kind == KeyFingerprint.Kind.SIGNATURE ? 1 : 2);
    for (int i = 0; i < key.size(); i++) {
      mixed = (mixed ^ key.get(i)) * 0x9E37_79B9_7F4A_7C15L;
      mixed ^= mixed >>> 29;
    }
    return mixed;
  }
}
