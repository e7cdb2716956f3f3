/// What a client remembers between runs, as one encodable value: its account, KeyPackages and
/// groups.
///
/// Everything here is secret; storing it is the caller's [im.restante.client.store.StateStore].
@NullMarked
@CheckReturnValue
package im.restante.client.state;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
