package im.restante.qs.fold;

/// What a step of the fold reports besides the state it makes.
public interface FoldOutput {
  /// A delivery named a queue that is not there; it has no effect (V9 tells what follows).
  void undeliverable(long handle);

  /// An output that drops what it is told, for replay.
  static FoldOutput none() {
    return _ -> {};
  }
}
