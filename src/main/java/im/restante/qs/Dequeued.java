package im.restante.qs;

import im.restante.qs.fold.EntryBatch;

/// The answer to a dequeue request.
///
/// @param remaining how many numbers follow those of the batch
public record Dequeued(EntryBatch batch, long remaining) {}
