/// The secret half of one epoch: key schedule, secret tree, transcript hashes, PSK secret and
/// message protection (RFC 9420 §6, §8, §9).
///
/// Purpose: everything that turns secrets of one epoch into keys, tags and ciphertexts, without
/// knowing how a group moves from one epoch to the next (that is `mls.member`).
///
/// Invariants: a message key is used once and erased (§9.2); a secret from which others were
/// derived is closed as soon as nothing needs it; what is kept for late messages is bounded by
/// [im.restante.mls.schedule.RatchetLimits]. Not thread-safe: one group has one owner. Imports:
/// `wire`, `crypto`, `mls.message`, `mls.tree` (tree math only).
@NullMarked
@CheckReturnValue
package im.restante.mls.schedule;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
