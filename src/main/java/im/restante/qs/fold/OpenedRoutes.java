package im.restante.qs.fold;

/// The handles behind a record's routes, sorted by partition and within one in the record's order.
///
/// Opened once per record and shared by all partitions. Immutable.
public final class OpenedRoutes {
  /// What a record without recipients has.
  public static final OpenedRoutes NONE = new OpenedRoutes(new long[0], new int[0], new int[2]);

  private final long[] handles;
  private final int[] recipients;
  private final int[] starts;

  private OpenedRoutes(long[] handles, int[] recipients, int[] starts) {
    this.handles = handles;
    this.recipients = recipients;
    this.starts = starts;
  }

  /// Sorts `handles`, one per route and 0 where a route does not open.
  ///
  /// @param partitions a power of two
  public static OpenedRoutes sort(long[] handles, int partitions) {
    int[] starts = new int[partitions + 1];
    for (long handle : handles) {
      starts[partition(handle, partitions) + 1]++;
    }
    for (int i = 0; i < partitions; i++) {
      starts[i + 1] += starts[i];
    }
    long[] sorted = new long[handles.length];
    int[] recipients = new int[handles.length];
    int[] fill = starts.clone();
    for (int recipient = 0; recipient < handles.length; recipient++) {
      int at = fill[partition(handles[recipient], partitions)]++;
      sorted[at] = handles[recipient];
      recipients[at] = recipient;
    }
    return new OpenedRoutes(sorted, recipients, starts);
  }

  /// The partition of a queue.
  public static int partition(long handle, int partitions) {
    return (int) handle & (partitions - 1);
  }

  int from(int partition) {
    return handles.length == 0 ? 0 : starts[partition];
  }

  int to(int partition) {
    return handles.length == 0 ? 0 : starts[partition + 1];
  }

  long handle(int at) {
    return handles[at];
  }

  int recipient(int at) {
    return recipients[at];
  }
}
