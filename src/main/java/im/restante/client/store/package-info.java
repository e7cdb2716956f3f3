/// Where a client keeps its state between runs: one opaque blob, replaced as a whole.
///
/// The blob holds every secret of the client. Implementations protect it; the two here are memory
/// and a file that only its owner can read.
@NullMarked
@CheckReturnValue
package im.restante.client.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
