package im.restante.qs.fold;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How far a partition has read each stream: the number of the next record to apply (N2, K1).
///
/// A stream that is not named has not been read at all.
public record CursorVector(Map<Long, Long> streamToNext) {
  public static final CursorVector NONE = new CursorVector(Map.of());

  public CursorVector {
    streamToNext = Map.copyOf(streamToNext);
  }

  /// The number of the next record of the stream.
  public long next(long streamId) {
    return streamToNext.getOrDefault(streamId, 0L);
  }

  /// This vector with one stream moved.
  public CursorVector with(long streamId, long next) {
    Map<Long, Long> moved = new TreeMap<>(streamToNext);
    moved.put(streamId, next);
    return new CursorVector(moved);
  }

  /// This vector without streams that are not in `streamIds`.
  public CursorVector retain(Set<Long> streamIds) {
    Map<Long, Long> kept = new TreeMap<>(streamToNext);
    kept.keySet().retainAll(streamIds);
    return new CursorVector(kept);
  }
}
