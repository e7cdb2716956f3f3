/// The forward-secret ratchet of a queue, its server half and its client half.
///
/// Purpose: every entry of a queue is encrypted under a key of its own number, so that a queue
/// opened today tells nothing of what was delivered before (C-39, C-42), and fresh seeds close it
/// again to whoever once held a key (C-41, C-43).
///
/// Invariants: entry `n` has the same bytes whenever and however it is produced (Q2): its key and
/// nonce come from the ratchet key at `n` and its content from the log. The rule, for SHA-256:
///
/// ```
/// key_0     = 32 zero bytes
/// key_{n+1} = HKDF-Extract(salt = key_n, ikm = seed)          entry n is ratchet_key(seed)
/// key_{n+1} = HKDF-Expand(key_n, "MIMI QS ratchet", 32)       any other entry
/// message   = HKDF-Expand(key_n, "MIMI QS message", 28)       AES-128-GCM key 16 || nonce 12
/// AAD       = uint64 n
/// ```
///
/// Pure: no clock, no randomness, no I/O. Imports: `wire`, `crypto`, `protocol.qs`, `mls.message`.
@NullMarked
@CheckReturnValue
package im.restante.qs.ratchet;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
