package im.restante.ds.group;

import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.protocol.ds.DSErrorCode;

/// What a GroupInfo given to the service may contain (V19): nothing that is for joiners' eyes
/// alone.
final class GroupInfoRules {
  private GroupInfoRules() {}

  static void check(Extensions extensions) {
    for (Extension extension : extensions.list()) {
      ExtensionType type = extension.type();
      Refused.require(
          type.equals(ExtensionType.EXTERNAL_PUB)
              || type.equals(ExtensionType.RATCHET_TREE)
              || type.isGrease(),
          DSErrorCode.INVALID_GROUP_INFO);
    }
  }
}
