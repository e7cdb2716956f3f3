package im.restante.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Measures several probes in turn, A-B-A-B, so that the machine's mood meets all of them alike.
public final class Rounds {
  private final Effort effort;

  public Rounds(Effort effort) {
    this.effort = effort;
  }

  /// The figure subject ÷ anchor.
  public Figure ratio(Key key, Probe subject, Probe anchor) throws Exception {
    return ratios(Map.of(key, subject), anchor).getFirst();
  }

  /// Figures of several subjects beside one anchor.
  public List<Figure> ratios(Map<Key, Probe> subjects, Probe anchor) throws Exception {
    List<Probe> probes = new ArrayList<>();
    List<Key> keys = List.copyOf(new EnumMap<>(subjects).keySet());
    for (Key key : keys) {
      probes.add(subjects.get(key));
    }
    probes.add(anchor);
    List<double[]> rounds = measure(probes);
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int at = i;
      figures.add(
          Figure.of(
              keys.get(i),
              rounds.stream()
                  .map(round -> Sample.ratio(round[at], round[round.length - 1]))
                  .toList()));
    }
    return figures;
  }

  /// The log-log slope of a cost over sizes; the subject is the cost at the middle size.
  public Figure slope(Key key, List<Integer> sizes, List<Probe> costs) throws Exception {
    return Figure.of(
        key,
        measure(costs).stream()
            .map(round -> Sample.of(LogLog.slope(sizes, round), round[round.length / 2]))
            .toList());
  }

  /// One array a round, one value a probe.
  public List<double[]> measure(List<Probe> probes) throws Exception {
    if (effort.warmUp().isPositive()) {
      warmUp(probes);
    }
    List<double[]> rounds = new ArrayList<>();
    for (int i = 0; i < effort.rounds(); i++) {
      double[] round = new double[probes.size()];
      for (int j = 0; j < round.length; j++) {
        round[j] = probes.get(j).measure(effort.sample().toMillis());
      }
      rounds.add(round);
    }
    return rounds;
  }

  /// Most of it for the subject, which comes first: anchors are a few hot loops.
  private void warmUp(List<Probe> probes) throws Exception {
    long warmUpMillis = effort.warmUp().toMillis();
    double _ = probes.getFirst().measure(warmUpMillis * 4 / 5);
    for (Probe probe : probes.subList(1, probes.size())) {
      double _ = probe.measure(warmUpMillis / 5 / (probes.size() - 1));
    }
  }

  public Effort effort() {
    return effort;
  }
}
