/// Sealed queue configurations in, routes out.
///
/// Purpose: what a client put into its leaf, sealed to this provider, is opened once when the leaf
/// appears; from then on the Delivery Service addresses the queue by a route of 17 bytes, which
/// means nothing without the keys of this package (V9, V10, C-15 … C-24).
///
/// Invariants: a queue's handle leaves this package only inside a route or towards the fold; no two
/// routes of one queue are alike; a configuration that this node cannot open for want of a key is
/// `Unavailable` and never `Invalid`.
///
/// Imports: `wire`, `crypto`, `mls.label`, `protocol.qs`; Vert.x in the resolver alone.
@NullMarked
@CheckReturnValue
package im.restante.qs.route;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
