package im.restante.qs.fold;

/// Takes the entries of one queue on their way into runs.
public interface StretchSink {
  /// Where the next entry is to be written.
  EntryBuffer buffer();

  /// Entry `number` was written.
  void written(long number, boolean seed);
}
