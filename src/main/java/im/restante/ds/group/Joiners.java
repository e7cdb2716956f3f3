package im.restante.ds.group;

import im.restante.ds.resident.CellKind;
import im.restante.ds.resident.CellVault;
import im.restante.mls.tree.RatchetTree;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// Who is still to join, and the past states they need (B-58, B-59, B-60, B-65). Immutable.
///
/// @param byLeaf leaf index to the PRF value of the KeyPackageRef
/// @param cells that value to the sealed [Joiner]
/// @param past oldest first
public record Joiners(
    PMap<Integer, Long> byLeaf, PMap<Long, Bytes> cells, PVector<PastState> past) {
  public static final Joiners EMPTY =
      new Joiners(HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty());

  /// The joiner whose KeyPackageRef has this PRF value, or null.
  @Nullable Joiner find(long reference, CellVault vault) {
    Bytes cell = cells.get(reference);
    return cell == null ? null : open(reference, cell, vault);
  }

  /// The tree of an epoch with joiners, or null.
  @Nullable RatchetTree tree(long epoch) {
    for (PastState state : past) {
      if (state.epoch() == epoch) {
        return state.tree();
      }
    }
    return null;
  }

  /// After a commit: without those that acted or went, with those that came.
  ///
  /// @param gone leaf indices that changed hands or were heard from
  /// @param tree of the epoch that the commit started
  Joiners next(
      Collection<Integer> gone,
      List<Joiner> came,
      RatchetTree tree,
      int pastStatesMax,
      long nowSeconds,
      CellVault vault) {
    Joiners next = this;
    for (int leafIndex : gone) {
      next = next.without(leafIndex, vault);
    }
    if (!came.isEmpty()) {
      next = next.with(came, tree, vault);
    }
    return next.trimmed(pastStatesMax, nowSeconds, vault);
  }

  List<Joiner> open(CellVault vault) {
    List<Joiner> joiners = new ArrayList<>();
    cells.forEach((reference, cell) -> joiners.add(open(reference, cell, vault)));
    return joiners;
  }

  /// The joiners as they were stored, with the states they need.
  static Joiners of(List<Joiner> joiners, List<PastState> past, CellVault vault) {
    Joiners all = new Joiners(HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.from(past));
    for (Joiner joiner : joiners) {
      all = all.plus(joiner, vault);
    }
    return all;
  }

  private Joiners with(List<Joiner> came, RatchetTree tree, CellVault vault) {
    Joiners next = this;
    long expiresAtSeconds = 0;
    for (Joiner joiner : came) {
      next = next.plus(joiner, vault);
      expiresAtSeconds = Math.max(expiresAtSeconds, joiner.expiresAtSeconds());
    }
    PastState state = new PastState(came.getFirst().epoch(), tree, came.size(), expiresAtSeconds);
    return new Joiners(next.byLeaf, next.cells, next.past.plus(state));
  }

  private Joiners plus(Joiner joiner, CellVault vault) {
    return new Joiners(
        byLeaf.plus(joiner.leafIndex(), joiner.reference()),
        cells.plus(
            joiner.reference(), vault.seal(CellKind.JOINER, joiner.reference(), joiner.encode())),
        past);
  }

  private Joiners without(int leafIndex, CellVault vault) {
    Long reference = byLeaf.get(leafIndex);
    Joiner joiner = reference == null ? null : find(reference, vault);
    if (reference == null || joiner == null) {
      return this;
    }
    PVector<PastState> left = past;
    for (int i = 0; i < past.size(); i++) {
      PastState state = past.get(i);
      if (state.epoch() == joiner.epoch()) {
        left =
            state.waiting() <= 1
                ? past.minus(i)
                : past.with(
                    i,
                    new PastState(
                        state.epoch(),
                        state.tree(),
                        state.waiting() - 1,
                        state.expiresAtSeconds()));
        break;
      }
    }
    return new Joiners(byLeaf.minus(leafIndex), cells.minus(reference), left);
  }

  /// Without what expired, and the oldest where there are too many.
  private Joiners trimmed(int pastStatesMax, long nowSeconds, CellVault vault) {
    PVector<PastState> left = past;
    for (PastState state : past) {
      if (state.expiresAtSeconds() < nowSeconds) {
        left = left.minus(state);
      }
    }
    while (left.size() > pastStatesMax) {
      left = left.minus(0);
    }
    if (left.size() == past.size()) {
      return this;
    }
    Joiners trimmed = new Joiners(byLeaf, cells, left);
    for (Joiner joiner : open(vault)) {
      if (trimmed.tree(joiner.epoch()) == null) {
        trimmed =
            new Joiners(
                trimmed.byLeaf.minus(joiner.leafIndex()),
                trimmed.cells.minus(joiner.reference()),
                left);
      }
    }
    return trimmed;
  }

  private static Joiner open(long reference, Bytes cell, CellVault vault) {
    return WireReader.decode(vault.open(CellKind.JOINER, reference, cell), Joiner::read);
  }
}
