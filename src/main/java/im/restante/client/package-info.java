/// The client library: real MLS members that talk through a Restante provider.
///
/// Purpose: a small API (register, create a group, invite, send, receive as a stream, update,
/// remove, rejoin) over the full protocol. Calls block and belong on virtual threads; one client's
/// calls may come from any number of threads.
///
/// Invariants: every message is checked before the application sees it; state is saved before an
/// entry is acknowledged, so a crash repeats work and loses none; a retry sends identical bytes.
@NullMarked
@CheckReturnValue
package im.restante.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
