package im.restante.bench.core;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Rounds;
import im.restante.bench.Suite;
import im.restante.bench.meter.Heap;
import im.restante.ds.group.Applier;
import im.restante.ds.group.GroupEvent;
import im.restante.ds.group.GroupState;
import im.restante.ds.group.Opening;
import im.restante.ds.group.StateCodec;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Heap per member of resident groups (P9_member), loaded as from their journals, one for each
/// round in both modes; the dearer mode counts.
public final class MemberHeapSuite implements Suite {
  private static final int MEMBERS = 1_000;
  private static final int GROUPS = 20;

  @Override
  public Set<Key> keys() {
    return Set.of(Key.P9_MEMBER);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    Effort brief = effort.withoutWarmUp();
    Figure worst = null;
    for (MetadataMode mode : MetadataMode.values()) {
      WarmGroup group = new WarmGroup(mode, MEMBERS, MEMBERS);
      Figure figure =
          new Rounds(brief)
              .ratio(
                  Key.P9_MEMBER,
                  millis -> heapPerMember(group),
                  millis -> (double) group.treeBytes / MEMBERS);
      if (worst == null || figure.value() > worst.value()) {
        worst = figure;
      }
    }
    if (worst != null) {
      report.accept(worst);
    }
  }

  private static double heapPerMember(WarmGroup group) {
    Bytes stored;
    try (Opening opening = group.open()) {
      stored = StateCodec.encode(group.state, opening);
    }
    GroupEvent.Created created = new GroupEvent.Created(Bytes.wrap(new byte[32]), 0, stored);
    List<GroupState> resident = new ArrayList<>(GROUPS);
    long before = Heap.usedBytes();
    try {
      for (int i = 0; i < GROUPS; i++) {
        try (Opening opening = group.open()) {
          resident.add(
              Applier.replay(
                  Applier.start(created, WarmGroup.LIMITS, opening),
                  List.of(),
                  WarmGroup.LIMITS,
                  opening));
        }
      }
      double bytes = Heap.usedBytes() - before;
      return bytes / GROUPS / MEMBERS;
    } finally {
      Reference.reachabilityFence(resident);
    }
  }
}
