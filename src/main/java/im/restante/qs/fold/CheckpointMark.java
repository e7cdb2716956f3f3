package im.restante.qs.fold;

/// A point in the log that a checkpoint stands for: replay starts at `cursor`.
///
/// Set some time before the checkpoint is written, so that what is acknowledged promptly is never
/// sealed into runs. There is one mark at a time.
public record CheckpointMark(int epoch, CursorVector cursor) {}
