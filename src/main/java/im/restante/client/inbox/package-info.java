/// The client's queue: entries come in over the WebSocket, are opened, checked and handed to the
/// groups they belong to, saved, and only then acknowledged.
@NullMarked
@CheckReturnValue
package im.restante.client.inbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
