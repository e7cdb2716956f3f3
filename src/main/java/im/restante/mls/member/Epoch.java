package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.GroupContext;
import im.restante.mls.schedule.EpochSecrets;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.mls.schedule.SecretTree;
import im.restante.mls.schedule.Secrets;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// One epoch as a member knows it: the public state, the epoch's secrets and the member's own keys.
///
/// @param signatureKey the private key to the own leaf's signature_key
record Epoch(
    PublicGroup group,
    EpochSecrets secrets,
    SecretTree secretTree,
    PrivatePath path,
    Secret signatureKey) {

  GroupContext context() {
    return group.context();
  }

  int leafIndex() {
    return path.leafIndex();
  }

  Epoch withGroup(PublicGroup next) {
    return new Epoch(next, secrets, secretTree, path, signatureKey);
  }

  /// Wipes what `successor` does not use; sender_data_secret and secret tree belong to the
  /// [PastEpoch] by then.
  @SuppressWarnings("ReferenceEquality") // whose array it is matters, not what is in it
  void closeFor(Epoch successor) {
    secrets.close();
    path.closeExcept(successor.path);
    if (signatureKey != successor.signatureKey) {
      signatureKey.close();
    }
  }

  /// Wipes what `current` does not use, for an epoch of our own making that did not come to be.
  void discardFor(Epoch current) {
    secretTree.close();
    closeFor(current);
  }

  void close() {
    secrets.close();
    secretTree.close();
    path.close();
    signatureKey.close();
  }

  static Epoch read(WireReader reader, GroupAccess access, RatchetLimits limits) {
    return readSecrets(reader, Groups.read(reader, access), limits);
  }

  /// What [#writeSecrets] wrote of an epoch whose public state is known otherwise.
  static Epoch readSecrets(WireReader reader, PublicGroup group, RatchetLimits limits) {
    return new Epoch(
        group,
        EpochSecrets.read(reader),
        SecretTree.read(reader, limits),
        PrivatePath.read(reader),
        Secrets.read(reader, "signature_key"));
  }

  void write(WireWriter writer, GroupAccess access) {
    Groups.write(writer, group, access);
    writeSecrets(writer);
  }

  void writeSecrets(WireWriter writer) {
    writer.struct(secrets).struct(secretTree).struct(path);
    Secrets.write(writer, signatureKey);
  }
}
