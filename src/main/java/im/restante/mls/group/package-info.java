/// A group followed without its secrets (RFC 9420 §12, §16.12): what a delivery service can know
/// and check of a group from public data.
///
/// Purpose: [im.restante.mls.group.PublicGroup] is an immutable snapshot; validating a proposal or
/// a commit returns the next snapshot or the [im.restante.mls.check.Rejection] by one named check,
/// and in the second case nothing has changed. The members' own validation shares the checks here.
///
/// Cost: a commit opens, hashes and seals the nodes of one path. Nothing scans the members: keys
/// are unique by a set of fingerprints, common support is a matter of counters.
///
/// What only members can check, because it takes secrets of the group:
///
/// * `membership_tag` (§6.2, ValSem008): here only its presence and length. Whoever can sign for a
///   leaf but has lost the epoch's secrets gets past a server.
/// * `confirmation_tag` (§8.1, ValSem205): here only its length, and that the GroupInfo repeats it.
/// * The path secrets (§7.4, ValSem203, ValSem204): here only their number and size, and that the
///   public keys are well formed and new. That a secret decrypts and gives the public key beside it
///   is known to whoever holds a private key below.
/// * That `external_pub` and PSKs are what the key schedule says (§8).
/// * Whether the HPKE private keys behind a KeyPackage exist.
///
/// So a member can commit garbage that every server accepts and no member can follow (§16.12); the
/// way out is a report and a new group, not a check here.
///
/// Imports: `wire`, `crypto`, `mls.label`, `mls.message`, `mls.check`, `mls.tree`, pcollections.
@NullMarked
@CheckReturnValue
package im.restante.mls.group;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
