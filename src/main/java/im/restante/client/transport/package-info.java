/// How the client library reaches its provider: requests with retries, and the queue's WebSocket.
///
/// Invariants: every role has a TLS connection and session cache of its own, so that the provider
/// cannot tie one role to another by them (V13); a retry sends the identical bytes, which the
/// service answers as it did the first time; no header says more than the content type.
@NullMarked
@CheckReturnValue
package im.restante.client.transport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
