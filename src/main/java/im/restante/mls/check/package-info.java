/// The named checks of the protocol and what a refusal says.
///
/// Purpose: every refusal of a message names exactly one [im.restante.mls.check.Check], which
/// carries its RFC 9420 section and the ids under which other implementations and test suites know
/// it. Servers and members refuse alike.
///
/// Invariants: a [im.restante.mls.check.Rejection] carries numbers about the protocol and never
/// bytes of a message; it is returned as a value. [im.restante.mls.check.CheckFailed] carries one
/// out of nested code inside `mls` and never leaves it.
///
/// Imports: the JDK.
@NullMarked
@CheckReturnValue
package im.restante.mls.check;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
