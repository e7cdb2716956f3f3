package im.restante.bench.core;

import static im.restante.bench.core.Identities.NOW_SECONDS;

import im.restante.bench.Probe;
import im.restante.bench.meter.JvmCpu;
import im.restante.ds.group.Decision;
import im.restante.ds.group.GroupState;
import im.restante.mls.member.CommitRequest;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Empty commits with path of one member, epoch after epoch, made beforehand; the service follows
/// them from the first again and again.
final class CommitChain {
  private static final int COMMITS = 64;

  private final ServiceCore core;
  private final GroupState first;
  private final List<Bytes> commits = new ArrayList<>();
  private final Bytes loser;

  CommitChain(MetadataMode mode, int members, int recipients) {
    WarmGroup group = new WarmGroup(mode, members, recipients);
    loser = commit(group);
    group.member.discardCommit();
    for (int i = 0; i < COMMITS; i++) {
      commits.add(commit(group));
      var _ = group.member.confirmCommit();
    }
    core = new ServiceCore(group);
    first = group.state;
  }

  private static Bytes commit(WarmGroup group) {
    return Requests.byLeaf(
        Requests.update(
            group.member.commit(CommitRequest.of(), group.random, NOW_SECONDS).orElseThrow()),
        group.groupId,
        group.mode == MetadataMode.FULL ? Bytes.EMPTY : group.groupKey.copy(),
        group.member.leafIndex(),
        group.memberKeys,
        NOW_SECONDS);
  }

  /// CPU microseconds from a commit's bytes to its sealed unit.
  Probe acceptance() {
    return millis -> JvmCpu.microsPerOperation(millis, this::acceptAll);
  }

  /// CPU microseconds to refuse a commit that lost its race.
  Probe refusal() {
    return millis -> {
      core.standAt(first);
      var _ = core.accept(commits.getFirst());
      return JvmCpu.microsPerOperation(millis, this::refuse);
    };
  }

  private int acceptAll() {
    core.standAt(first);
    for (Bytes commit : commits) {
      var _ = core.accept(commit);
    }
    return commits.size();
  }

  private int refuse() {
    for (int i = 0; i < COMMITS; i++) {
      if (!(core.decide(loser) instanceof Decision.Rejected)) {
        throw new IllegalStateException("a stale commit was not refused");
      }
    }
    return COMMITS;
  }

  /// The sealed journal entries, in order.
  List<Bytes> entries() {
    core.standAt(first);
    return commits.stream().map(core::accept).toList();
  }
}
