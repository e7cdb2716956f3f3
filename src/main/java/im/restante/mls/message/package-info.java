/// The wire structs of MLS (RFC 9420), each one record with its `read` and `write` side by side.
///
/// Purpose: to say exactly what is on the wire, and nothing about whether it is right. A value of
/// this package is *unverified*: it is well formed, no more. Signatures, lifetimes, duplicates,
/// membership and the like are checks of the packages above.
///
/// Invariants:
///
/// - The encoding is canonical: whatever `read` accepts, `write` reproduces byte for byte. Hence
///   the original bytes of a decoded object and those that it would write are the same, and
///   equality of values is equality of encodings.
/// - Objects that are signed or hashed as a whole ([im.restante.mls.message.LeafNode],
///   [im.restante.mls.message.KeyPackage], [im.restante.mls.message.GroupInfo],
///   [im.restante.mls.message.FramedContent], [im.restante.mls.message.MLSMessage]) carry
///   `encoded`: the exact slice they were read from, or what their `of` factory wrote once. Writing
///   them copies these bytes. Use `of`, not the canonical constructor, to build one.
/// - Open code points keep values that are not known here, GREASE included (RFC 9420 §13.5). Closed
///   ones, whose value decides the shape of what follows, are malformed when unknown.
/// - Slices share the message they were read from; what outlives it for long is decoded from
///   [im.restante.wire.Bytes#compact].
/// - `uint32` values are `long` from 0 to 2^32 - 1; `uint64` values are `long` compared unsigned.
///
/// Imports: `wire` only.
@NullMarked
@CheckReturnValue
package im.restante.mls.message;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
