package im.restante.mls.group;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An immutable set of 64-bit key fingerprints.
///
/// A trie over the bits of the fingerprint, four a level, with sorted buckets at its ends: about
/// twelve bytes an element, and an insertion copies a bucket and the few nodes above it. Boxed
/// collections would take ten times the room, more than the tree itself. Bounded depth, so
/// fingerprints chosen by an adversary cost no more than their number. Safe to share.
public final class FingerprintSet {
  public static final FingerprintSet EMPTY = new FingerprintSet(new Bucket(new long[0]), 0);

  private static final int BITS = 4;
  private static final int BUCKET_MAX = 48;

  private final Part root;
  private final int size;

  private FingerprintSet(Part root, int size) {
    this.root = root;
    this.size = size;
  }

  public int size() {
    return size;
  }

  public boolean contains(long fingerprint) {
    Part at = root;
    for (int shift = 0; ; shift += BITS) {
      switch (at) {
        case Bucket(long[] sorted) -> {
          return Arrays.binarySearch(sorted, fingerprint) >= 0;
        }
        case Fork(Part[] parts) -> at = parts[slot(fingerprint, shift)];
      }
    }
  }

  /// The set with `fingerprint`, or null if it is there already.
  public @Nullable FingerprintSet plus(long fingerprint) {
    Part next = plus(root, fingerprint, 0);
    return next == null ? null : new FingerprintSet(next, size + 1);
  }

  /// The set without `fingerprint`.
  public FingerprintSet minus(long fingerprint) {
    Part next = minus(root, fingerprint, 0);
    return next == null ? this : new FingerprintSet(next, size - 1);
  }

  private static @Nullable Part plus(Part at, long fingerprint, int shift) {
    return switch (at) {
      case Bucket(long[] sorted) -> {
        int found = Arrays.binarySearch(sorted, fingerprint);
        if (found >= 0) {
          yield null;
        }
        long[] more = insert(sorted, -found - 1, fingerprint);
        yield more.length <= BUCKET_MAX || shift >= Long.SIZE
            ? new Bucket(more)
            : split(more, shift);
      }
      case Fork(Part[] parts) -> {
        int slot = slot(fingerprint, shift);
        Part next = plus(parts[slot], fingerprint, shift + BITS);
        yield next == null ? null : with(parts, slot, next);
      }
    };
  }

  private static @Nullable Part minus(Part at, long fingerprint, int shift) {
    return switch (at) {
      case Bucket(long[] sorted) -> {
        int found = Arrays.binarySearch(sorted, fingerprint);
        yield found < 0 ? null : new Bucket(without(sorted, found));
      }
      case Fork(Part[] parts) -> {
        int slot = slot(fingerprint, shift);
        Part next = minus(parts[slot], fingerprint, shift + BITS);
        yield next == null ? null : with(parts, slot, next);
      }
    };
  }

  private static Part split(long[] sorted, int shift) {
    int[] counts = new int[1 << BITS];
    for (long fingerprint : sorted) {
      counts[slot(fingerprint, shift)]++;
    }
    long[][] buckets = new long[1 << BITS][];
    for (int slot = 0; slot < buckets.length; slot++) {
      buckets[slot] = new long[counts[slot]];
    }
    for (int i = sorted.length - 1; i >= 0; i--) {
      int slot = slot(sorted[i], shift);
      buckets[slot][--counts[slot]] = sorted[i];
    }
    Part[] parts = new Part[1 << BITS];
    for (int slot = 0; slot < parts.length; slot++) {
      parts[slot] = new Bucket(buckets[slot]);
    }
    return new Fork(parts);
  }

  private static Fork with(Part[] parts, int slot, Part next) {
    Part[] copy = parts.clone();
    copy[slot] = next;
    return new Fork(copy);
  }

  private static long[] insert(long[] sorted, int at, long fingerprint) {
    long[] more = new long[sorted.length + 1];
    System.arraycopy(sorted, 0, more, 0, at);
    more[at] = fingerprint;
    System.arraycopy(sorted, at, more, at + 1, sorted.length - at);
    return more;
  }

  private static long[] without(long[] sorted, int at) {
    long[] fewer = new long[sorted.length - 1];
    System.arraycopy(sorted, 0, fewer, 0, at);
    System.arraycopy(sorted, at + 1, fewer, at, fewer.length - at);
    return fewer;
  }

  private static int slot(long fingerprint, int shift) {
    return (int) (fingerprint >>> shift) & ((1 << BITS) - 1);
  }

  private sealed interface Part permits Bucket, Fork {}

  @SuppressWarnings("ArrayRecordComponent") // private, never changed after construction
  private record Bucket(long[] sorted) implements Part {}

  @SuppressWarnings("ArrayRecordComponent") // private, never changed after construction
  private record Fork(Part[] parts) implements Part {}
}
