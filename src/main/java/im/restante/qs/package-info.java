/// The shell of the queueing service: one verticle per queue partition, and who listens to it.
///
/// Purpose: feeds the fold with what the log made durable, wakes listeners, gathers
/// acknowledgements and drives checkpoints.
///
/// Invariants: a listener sees an entry only after its record is durable (Q4), in ascending order,
/// without a gap and once per session. Everything of a partition happens on its verticle's context;
/// a session's sink is called on the context that opened it. Whether a client is connected is known
/// here alone and never reaches the fold (Q6). Memory is bounded (K4): at the soft bound a
/// checkpoint is made, at the hard one [im.restante.qs.QueueingService#overloaded] says so.
@NullMarked
@CheckReturnValue
package im.restante.qs;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
