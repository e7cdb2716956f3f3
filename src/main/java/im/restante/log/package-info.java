/// The durable log: one numbered stream of sealed records per process, and what commits with it.
///
/// Purpose: make what many groups and queues decide durable in one statement (G1, G2), tell each of
/// them whether it won, and hand what became durable to the queues in order.
///
/// Invariants:
///
/// - one writer per stream, one append in flight; a sealed stream or an old `gen` writes nothing
/// - a unit is written as a whole or not at all, and its records have contiguous numbers
/// - nothing is answered and nothing fanned out before the transaction it rests on has committed
///
/// Stored layout: `src/main/resources/db/migration/V1__log.sql`. JDBC serves migrations alone;
/// every other statement goes through the non-blocking client.
@NullMarked
@CheckReturnValue
package im.restante.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
