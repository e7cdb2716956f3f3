/// The cryptography of the seven cipher suites of RFC 9420 §17.1 and the symmetric building blocks
/// of the privacy layer.
///
/// Purpose: one place that knows providers, key encodings and their odd inputs. Everything above
/// sees [im.restante.crypto.SuiteCrypto] and never a `java.security` type.
///
/// Invariants: randomness enters only through [im.restante.crypto.RandomSource]; key material is
/// held in [im.restante.crypto.Secret]; bytes from outside never cause an exception, they are
/// answered with `false` or `null`; every signature backend accepts exactly the same signatures.
/// Imports: the JDK, `wire`, and the providers (Bouncy Castle, Corretto, Conscrypt).
@NullMarked
@CheckReturnValue
package im.restante.crypto;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
