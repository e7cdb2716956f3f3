/// The structs between a client and the Queueing Service, and between the services.
///
/// Purpose: what `POST /qs/v1` and `GET /qs/v1/listen` carry, in the presentation language of RFC
/// 9420 §2.1; used by the service and by the client library alike.
///
/// Invariants: decoding is strict to the last byte, paddings are zeros of exactly the size that
/// their rule gives; what signatures are over keeps its original bytes.
///
/// Imports: `wire`, `crypto`, `mls.message`, `mls.label`.
@NullMarked
@CheckReturnValue
package im.restante.protocol.qs;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
