/// The provider's two services as the client library calls them: one method a request, typed
/// answers, refusals as exceptions that carry the wire error.
@NullMarked
@CheckReturnValue
package im.restante.client.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
