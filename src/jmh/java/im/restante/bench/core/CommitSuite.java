package im.restante.bench.core;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Probe;
import im.restante.bench.Rounds;
import im.restante.bench.Suite;
import im.restante.protocol.ds.MetadataMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What accepting and refusing commits costs the service's core (P4, P5, P6_stale).
public final class CommitSuite implements Suite {
  private static final int MEMBERS = 1_000;
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final int SIGNATURES = 4; // token, framing, leaf, GroupInfo

  @Override
  public Set<Key> keys() {
    return EnumSet.of(Key.P4, Key.P4_REDUCED, Key.P5_CPU, Key.P5_CPU_REDUCED, Key.P6_STALE);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    Rounds rounds = new Rounds(effort);
    if (wanted.contains(Key.P4) || wanted.contains(Key.P6_STALE)) {
      CommitChain chain = new CommitChain(MetadataMode.FULL, MEMBERS, MEMBERS);
      if (wanted.contains(Key.P4)) {
        report.accept(acceptance(Key.P4, chain, rounds));
      }
      if (wanted.contains(Key.P6_STALE)) {
        report.accept(rounds.ratio(Key.P6_STALE, chain.refusal(), chain.acceptance()));
      }
    }
    if (wanted.contains(Key.P4_REDUCED)) {
      report.accept(
          acceptance(
              Key.P4_REDUCED, new CommitChain(MetadataMode.REDUCED, MEMBERS, MEMBERS), rounds));
    }
    if (wanted.contains(Key.P5_CPU)) {
      report.accept(slope(Key.P5_CPU, MetadataMode.FULL, rounds));
    }
    if (wanted.contains(Key.P5_CPU_REDUCED)) {
      report.accept(slope(Key.P5_CPU_REDUCED, MetadataMode.REDUCED, rounds));
    }
  }

  private static Figure acceptance(Key key, CommitChain chain, Rounds rounds) throws Exception {
    return rounds.ratio(key, chain.acceptance(), new Verifications().of(SIGNATURES));
  }

  /// Without recipients, whose list is as long as the group.
  private static Figure slope(Key key, MetadataMode mode, Rounds rounds) throws Exception {
    List<Probe> costs = new ArrayList<>();
    for (int members : SIZES) {
      costs.add(new CommitChain(mode, members, 0).acceptance());
    }
    return rounds.slope(key, SIZES, costs);
  }
}
