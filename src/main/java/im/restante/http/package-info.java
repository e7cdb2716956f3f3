/// The edge: HTTPS and WebSocket in, protocol bytes out; the only place that sees
/// `io.vertx.ext.web`.
///
/// Purpose: bound and sort what arrives before anything decodes it, hand bytes to the services, and
/// give every answer and every failure its status in one place.
///
/// Invariants: nothing is parsed before its size is known to be within
/// [im.restante.http.HttpLimits]; nothing is kept per connection but counters, and nothing is
/// logged per request (V13). What is wrong outside the protocol structs is
/// `application/problem+json` (RFC 9457) with a stable `code`.
@NullMarked
@CheckReturnValue
package im.restante.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
