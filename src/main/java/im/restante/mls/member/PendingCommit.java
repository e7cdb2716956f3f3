package im.restante.mls.member;

import im.restante.mls.check.Checked;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.MLSMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A commit of our own that the server has not answered yet, and the epoch it would lead to.
///
/// At rest its public half is left out: it follows from the commit.
///
/// @param content what `message` frames
/// @param madeAtSeconds when it was made and checked
record PendingCommit(
    MLSMessage message,
    AuthenticatedContent content,
    long madeAtSeconds,
    Epoch next,
    CommitEffects effects) {

  static PendingCommit read(
      WireReader reader, PublicGroup before, GroupAccess access, MemberSettings settings) {
    MLSMessage message = reader.framed("message", MLSMessage::read);
    AuthenticatedContent content = AuthenticatedContent.read(reader);
    long madeAtSeconds = reader.u64("made_at_seconds");
    return switch (before.follow(
        content, access, settings.rulesForSent(), KnownKeyPackages.none(), madeAtSeconds)) {
      case Checked.Valid<AcceptedCommit>(AcceptedCommit accepted) ->
          new PendingCommit(
              message,
              content,
              madeAtSeconds,
              Epoch.readSecrets(reader, accepted.next(), settings.limits().ratchet()),
              CommitEffects.of(content, accepted));
      case Checked.Invalid<AcceptedCommit>(Rejection _) ->
          throw reader.malformed("pending_commit", "not valid in its epoch");
    };
  }

  void write(WireWriter writer) {
    writer.framed(out -> out.struct(message)).struct(content).u64(madeAtSeconds);
    next.writeSecrets(writer);
  }
}
