package im.restante.mls.member;

import im.restante.mls.check.Rejection;
import im.restante.wire.MalformedMessage;

/// Why a member refused a message or could not do what was asked; its state is as before.
public sealed interface Refusal {
  /// A check on public data failed, which a server makes as well.
  record PublicCheck(Rejection rejection) implements Refusal {}

  /// A check that only members can make failed.
  record SecretCheck(MemberCheck check) implements Refusal {}

  /// The bytes are no encoding of what they should be.
  record Malformed(MalformedMessage cause) implements Refusal {}
}
