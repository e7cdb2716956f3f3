/// A member of a group: the full protocol of RFC 9420 with its secrets.
///
/// Purpose: what a client needs to create, join, follow and change a group. The public half (tree,
/// proposals, every check on public data) is `mls.group`, which the server runs too; this package
/// adds what only members know and the checks that only they can make:
/// [im.restante.mls.member.MemberCheck].
///
/// Invariants: a message that is refused changes nothing; secrets of an epoch that was left are
/// closed, but for what decrypts late messages of the last
/// [im.restante.mls.member.MemberLimits#pastEpochsMax] epochs; a commit of our own takes effect
/// when its acceptance is confirmed and never before. Not thread-safe: one group has one owner. No
/// clock, no randomness, no I/O: they are arguments. Imports: `wire`, `crypto`, `mls.*`.
@NullMarked
@CheckReturnValue
package im.restante.mls.member;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
