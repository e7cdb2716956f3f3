/// Checkpoints of a queue partition: heads, pages, runs, and recovery from them.
///
/// Purpose: what the log below the cursor said about queues is kept in a form whose size follows
/// the queues and what waits unacknowledged in them, so that the log can be truncated (K1, K3).
///
/// Stored layout: `queue_page` holds pages of 256 heads, of one size, each sealed under a head key
/// (V8); `queue_run` holds runs, stretches of one queue's entries as ratchet ciphertext, sealed
/// once more under the page's run key, so that a row tells neither queue nor numbers (K2). A run's
/// id is AES(run key, handle ‖ index): a head keeps two indexes, and the ids look random.
///
/// Invariants: pages, runs and cursor change in one transaction that first compares the partition's
/// row (K1). Recovery is the pages plus a replay of the log from the cursor; it gives the same
/// numbers and the same bytes (Q2). Everything but [im.restante.qs.checkpoint.PgCheckpointStore] is
/// pure.
@NullMarked
@CheckReturnValue
package im.restante.qs.checkpoint;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
