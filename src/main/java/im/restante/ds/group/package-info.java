/// The Delivery Service's decisions about one group: pure, synchronous, deterministic.
///
/// Purpose: [im.restante.ds.group.Deciders] turns a command and a [im.restante.ds.group.GroupState]
/// into a [im.restante.ds.group.Decision]; [im.restante.ds.group.Applier] turns a state and a
/// [im.restante.ds.group.GroupEvent] into the next state and is the only thing that does. Replaying
/// a journal runs the applier alone.
///
/// The order of checks in every decider: a repeated request (D1), the epoch (P6: before any
/// signature), the kind of sender (B-29), the token, the operation's own rules (A-xx), MLS.
///
/// Invariants: states are immutable and hold nothing of the group in the clear (V4); a rejection
/// leaves no trace (I11); one accepted commit an epoch (I1); the same bytes have one effect (I7).
///
/// Imports: `wire`, `crypto`, `mls.*` without `member`, `protocol.*`, `log.record`, `qs.route`'s
/// addresses and outcomes, `ds.rest`, `ds.resident`, pcollections.
@NullMarked
@CheckReturnValue
package im.restante.ds.group;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
