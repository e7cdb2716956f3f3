/// The TLS presentation language with the variable-length vectors of RFC 9420 §2.1.
///
/// Purpose: the only place where bytes become values and values become bytes. Everything here is
/// plain synchronous Java on the JDK alone.
///
/// Invariants: nothing is allocated from a declared length; a decoder either returns a value and
/// has consumed exactly the bytes it was given, or throws [im.restante.wire.MalformedMessage].
@NullMarked
@CheckReturnValue
package im.restante.wire;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
