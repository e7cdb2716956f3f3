package im.restante.client;

import im.restante.mls.message.Credential;
import im.restante.wire.Bytes;

/// What happened to a client, in the order of its queue.
public sealed interface Event {
  /// This client became a member.
  record Joined(Bytes groupId, long epoch) implements Event {}

  /// A commit started `epoch`.
  ///
  /// @param byThisClient whether it was this client's own commit
  record EpochChanged(Bytes groupId, long epoch, int added, int removed, boolean byThisClient)
      implements Event {}

  /// An application message that passed every check.
  record Message(Bytes groupId, long epoch, int senderLeaf, Credential sender, Bytes data)
      implements Event {}

  /// This client was removed from the group; nothing of it comes any more.
  record Removed(Bytes groupId) implements Event {}

  /// An entry that failed a check or could not be opened; it changed nothing.
  ///
  /// @param reason names the check, without any of the content
  record Refused(Bytes groupId, String reason) implements Event {}

  /// The service dropped this range of the queue by its published limits.
  record Dropped(long from, long to) implements Event {}

  /// A proposal, kept for the next commit.
  record Proposed(Bytes groupId) implements Event {}

  /// Listening ended for good: another client listens to the same queue, or the records are gone.
  record Stopped(String reason) implements Event {}

  /// Everything that waited when listening began has been handled.
  record CaughtUp() implements Event {}
}
