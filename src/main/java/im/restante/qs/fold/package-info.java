/// The rule that makes queues out of the log: records in, numbered queues out.
///
/// Purpose: a delivery to a client that is there never becomes a row. Every queue of a partition is
/// a fold over the records of the log, so that a successor who replays it arrives at the same
/// numbers and the same bytes (design: the log is the queue).
///
/// Invariants: everything that influences a queue is a record (Q1): no clock, no randomness and no
/// connection state is read here (Q6). Numbers of a queue have no gaps. Acknowledgements are
/// cumulative and clamped to what exists (Q5). A delivery costs four bytes per recipient: the
/// content is kept once, in [im.restante.qs.fold.EntrySlab], until its last recipient is done.
///
/// One partition and everything that hangs on it is owned by one thread.
@NullMarked
@CheckReturnValue
package im.restante.qs.fold;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
