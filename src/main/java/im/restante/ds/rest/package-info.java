/// Groups at rest: names and seals of what lies on disk (V1, V2, V3).
///
/// Purpose: derive the locator by which alone storage knows a group, seal journal entries and
/// snapshots under keys that follow from the group's key, wrap the keys of full-metadata groups,
/// and seal remembered answers.
///
/// Invariants: every seal has a key of its own, so no nonce can repeat; an entry opens only at its
/// place, after the entry it was sealed after. Nothing here reads a clock or draws randomness of
/// its own.
///
/// Imports: `wire`, `crypto`, `protocol.ds`, `protocol.qs` (SizeClass).
@NullMarked
@CheckReturnValue
package im.restante.ds.rest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
