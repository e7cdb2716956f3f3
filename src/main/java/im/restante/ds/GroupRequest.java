package im.restante.ds;

import im.restante.crypto.Secret;
import im.restante.ds.group.GroupCommand;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;

/// A command on its way from ingest to its group's verticle.
///
/// @param groupIdHash by which the group's id was reserved
record GroupRequest(GroupCommand command, Bytes groupIdHash) {
  /// Requests bring the group state key exactly in reduced-metadata groups (H-04).
  MetadataMode mode() {
    return command.envelope().content().groupStateKey().isEmpty()
        ? MetadataMode.FULL
        : MetadataMode.REDUCED;
  }

  /// The key that the request brought; close it.
  Secret groupStateKey() {
    return Secret.copyOf(command.envelope().content().groupStateKey());
  }

  GroupRequest with(GroupCommand next) {
    return new GroupRequest(next, groupIdHash);
  }
}
