package im.restante.mls.member;

import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.wire.Bytes;

/// The GroupContexts on the way from one epoch to the next (RFC 9420 §8.1, §12.4.1).
final class Contexts {
  private Contexts() {}

  /// The one that path secrets are encrypted under: the next epoch's, but with the transcript
  /// before the commit.
  static GroupContext provisional(GroupContext next, GroupContext before) {
    return next(before, next.treeHash(), before.confirmedTranscriptHash(), next.extensions());
  }

  static GroupContext next(
      GroupContext before, Bytes treeHash, Bytes confirmedTranscriptHash, Extensions extensions) {
    return new GroupContext(
        before.version(),
        before.cipherSuite(),
        before.groupId(),
        before.epoch() + 1,
        treeHash,
        confirmedTranscriptHash,
        extensions);
  }
}
