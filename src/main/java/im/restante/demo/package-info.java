/// The demonstration: real clients hold real conversations through the real service, which is
/// killed in the middle, and every figure printed is counted from what the clients saw.
///
/// Uses the client library alone, as any application would.
@NullMarked
@CheckReturnValue
package im.restante.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
