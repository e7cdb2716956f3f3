/// The provider's own keys, kept in files outside of the database.
///
/// Purpose: [im.restante.log.key.ProviderKeys] are static and versioned; the
/// [im.restante.log.key.LogKeyChain] only steps forward, so that rows left in dead tuples, the
/// write-ahead log and backups open nothing (V7).
///
/// Invariants: key files have mode 0600; no key appears in a message or in `toString`.
@NullMarked
@CheckReturnValue
package im.restante.log.key;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
