package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalPub;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.LeafNode;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import java.util.ArrayList;
import java.util.List;

/// The checks of RFC 9420 §12.4.3 on a GroupInfo that joiners will be given.
final class GroupInfoChecks {
  private GroupInfoChecks() {}

  /// Places, each type once.
  static void extensions(Extensions extensions) {
    ExtensionPlaces.GROUP_INFO.check(extensions);
  }

  /// An `external_pub` that can be encrypted to.
  static void externalPub(Extensions extensions, GroupAccess access) {
    boolean valid;
    try {
      ExternalPub key = extensions.find(ExtensionType.EXTERNAL_PUB, ExternalPub::read);
      valid = key != null && access.crypto().isValidHpkePublicKey(key.externalPub());
    } catch (MalformedMessage malformed) {
      valid = false;
    }
    require(valid, Check.EXTERNAL_PUB_PRESENT);
  }

  /// The signature of the member at `signer`.
  static void signature(GroupInfo info, TreeView tree, GroupAccess access) {
    LeafNode signer = tree.hasMember(info.signer()) ? tree.leaf((int) info.signer()) : null;
    if (signer == null) {
      throw new CheckFailed(Rejection.of(Check.GROUP_INFO_SIGNER).with("leaf", info.signer()));
    }
    require(
        Labels.verifyWithLabel(
            access.crypto(),
            signer.signatureKey(),
            "GroupInfoTBS",
            info.toBeSigned(),
            info.signature()),
        Check.GROUP_INFO_SIGNATURE);
  }

  /// The extensions to keep: a signed `ratchet_tree` must be the group's own and is kept without
  /// its data, which [#filled] puts back.
  static Extensions emptied(Extensions extensions, TreeView tree) {
    Bytes signed = extensions.find(ExtensionType.RATCHET_TREE);
    if (signed == null) {
      return extensions;
    }
    require(signed.equals(tree.ratchetTree()), Check.GROUP_INFO_TREE);
    return withTree(extensions, Bytes.EMPTY);
  }

  static Extensions filled(Extensions extensions, TreeView tree) {
    return extensions.contains(ExtensionType.RATCHET_TREE)
        ? withTree(extensions, tree.ratchetTree())
        : extensions;
  }

  private static Extensions withTree(Extensions extensions, Bytes tree) {
    List<Extension> list = new ArrayList<>();
    for (Extension extension : extensions.list()) {
      list.add(
          extension.type().equals(ExtensionType.RATCHET_TREE)
              ? new Extension(ExtensionType.RATCHET_TREE, tree)
              : extension);
    }
    return new Extensions(list);
  }
}
