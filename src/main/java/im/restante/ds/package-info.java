/// The Delivery Service's shell: what decides when the pure parts run, and on what.
///
/// Purpose: [im.restante.ds.IngestVerticle] decodes a request and finds its group's
/// [im.restante.ds.GroupVerticle], one deployed verticle per group in use, which takes its mailbox
/// one command at a time, hands what was accepted to the log's appender and answers when that is
/// durable.
///
/// Invariants: a group is known by its locator alone (V1); a wrong key goes the way of an unknown
/// group and gets its answer; while a change of a group's head waits for its append, nothing else
/// of the group is decided, so no answer rests on what is not durable (G7); addresses on the bus
/// are random and local (V5).
@NullMarked
@CheckReturnValue
package im.restante.ds;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
