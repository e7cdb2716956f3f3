package im.restante.qs.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which runs of a queue there are, and as far as it is known, up to which number each one reaches.
///
/// A head stores only [#first] and [#next]. The numbers are known of runs that this process wrote
/// or read; without them a run is kept until the whole stretch of runs is acknowledged.
public final class RunIndex {
  private static final long UNKNOWN = 0;
  private static final long GONE = -1;

  private int first;
  private int next;
  private int planned;
  private long[] reach;
  private boolean[] seeds;

  RunIndex(int first, int next) {
    this.first = first;
    this.next = next;
    this.planned = next;
    this.reach = new long[next - first];
    this.seeds = new boolean[next - first];
  }

  /// The lowest run that may be there.
  public int first() {
    return first;
  }

  /// The index after the highest run that is there.
  public int next() {
    return next;
  }

  public boolean isEmpty() {
    return first == next;
  }

  /// Notes that an unfinished checkpoint may have written runs below `run`.
  public void plan(int run) {
    planned = Math.max(planned, run);
  }

  /// The index after the highest run that an unfinished checkpoint may have written.
  public int planned() {
    return planned;
  }

  /// Adds the next run, whose entries end below `to`.
  public void append(long to, boolean withSeeds) {
    reach = Arrays.copyOf(reach, reach.length + 1);
    seeds = Arrays.copyOf(seeds, reach.length);
    reach[reach.length - 1] = to;
    seeds[reach.length - 1] = withSeeds;
    next++;
    planned = Math.max(planned, next);
  }

  /// Notes what a run turned out to hold.
  public void learn(int run, long to, boolean withSeeds) {
    if (run >= first && run < next) {
      reach[run - first] = to;
      seeds[run - first] = withSeeds;
    }
  }

  /// Notes that a run is not there: what it held was dropped.
  public void learnGone(int run) {
    learn(run, GONE, false);
  }

  /// The lowest run that may hold `number` or what follows it.
  public int holding(long number) {
    int run = first;
    while (run < next && reach[run - first] != UNKNOWN && reach[run - first] <= number) {
      run++;
    }
    return run;
  }

  /// Runs that nobody needs: acknowledged, or dropped and without seeds.
  ///
  /// @param memoryFrom every number in runs is below it
  public List<Integer> needless(long acknowledged, long memoryFrom, long droppedTo) {
    List<Integer> needless = new ArrayList<>();
    for (int run = first; run < next; run++) {
      long to = reach[run - first];
      boolean known = to != UNKNOWN && to != GONE;
      boolean dropped = known && to <= droppedTo && !seeds[run - first];
      boolean done = known ? to <= acknowledged : to == UNKNOWN && acknowledged >= memoryFrom;
      if (done || dropped) {
        needless.add(run);
      }
    }
    return needless;
  }

  /// The lowest run that is left when the runs of `needless` are gone.
  public int firstWithout(List<Integer> needless) {
    int run = first;
    while (run < next && (reach[run - first] == GONE || needless.contains(run))) {
      run++;
    }
    return run;
  }

  /// Forgets runs that were deleted.
  public void delete(List<Integer> deleted) {
    for (int run : deleted) {
      learnGone(run);
    }
    int kept = firstWithout(List.of());
    reach = Arrays.copyOfRange(reach, kept - first, reach.length);
    seeds = Arrays.copyOfRange(seeds, kept - first, seeds.length);
    first = kept;
  }
}
