/// The Delivery Service's own structs: what clients put into `POST /ds/v1` and get back.
///
/// Purpose: one record for each struct of the request and response language, the tokens that
/// authenticate requests, and the MLS extension, credential and AAD types that the service gives a
/// meaning. Used by server and client alike; nothing here decides anything about a group.
///
/// Invariants: requests keep the bytes that a v2 token signs; unknown code points are refused while
/// decoding, except request types this service knows by name alone, which decode to
/// [im.restante.protocol.ds.DSRequest.Unsupported].
///
/// Imports: `wire`, `crypto`, `mls.label`, `mls.message`, `mls.group` (PartialGroupInfo),
/// `protocol.qs` (ClientQueueConfig).
@NullMarked
@CheckReturnValue
package im.restante.protocol.ds;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
