/// Groups in memory: cells that are ciphertext while nobody asks (V4).
///
/// Purpose: a group that is in use lies in memory node by node, chunk by chunk, each sealed under a
/// key that follows from the group state key and is there only while a batch of requests is
/// decided. Full-metadata groups go the same way with a vault that leaves cells open.
///
/// Invariants: what stays in the clear between batches is shape, counters, PRF values, request
/// digests and the last tag; no nonce repeats within an activation; a cell opens only at its place.
///
/// Imports: `wire`, `crypto`, `mls.tree`, `mls.group` (KeyFingerprint), pcollections.
@NullMarked
@CheckReturnValue
package im.restante.ds.resident;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
