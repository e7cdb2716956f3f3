/// The records of the durable log: everything that changes a queue, as plain values and bytes.
///
/// Purpose: queues are a fold over these records in the order of their numbers, so whatever that
/// fold needs stands in a record: randomness, times and decisions included (Q1).
///
/// Stored layout: one record is one [im.restante.log.record.LogRecord] struct, a kind octet and its
/// body; how it is sealed and cut into rows is the business of `im.restante.log`.
///
/// Invariants: pure values, no clock, no randomness, no I/O. A kind that this release does not know
/// is a fault and never skipped: skipping it would renumber queues.
///
/// Allowed imports: `wire`, `protocol.qs`.
@NullMarked
@CheckReturnValue
package im.restante.log.record;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
