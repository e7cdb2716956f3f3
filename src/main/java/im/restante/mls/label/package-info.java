/// The labelled forms of the suite's operations (RFC 9420 §5.1.2, §5.1.3, §5.2, §8, §9).
///
/// Purpose: every signature, derivation, encryption and reference of MLS goes through a label, so
/// that bytes made for one purpose are worth nothing for another. Nothing else in `mls` calls
/// [im.restante.crypto.SuiteCrypto] for these purposes directly.
///
/// Invariants: pure functions; labels are ASCII and get the prefix "MLS 1.0 " here and only here.
/// Imports: `crypto`, `wire`.
@NullMarked
@CheckReturnValue
package im.restante.mls.label;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
