package im.restante.mls.group;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import java.util.Set;

/// Where the known extension types may stand (RFC 9420 §17.3); unknown ones may stand anywhere.
enum ExtensionPlaces {
  LEAF_NODE(
      Check.LEAF_EXTENSION_PLACE, ExtensionType.APPLICATION_ID, ExtensionType.APP_DATA_DICTIONARY),
  KEY_PACKAGE(Check.KEY_PACKAGE_EXTENSION_PLACE, ExtensionType.LAST_RESORT),
  GROUP_CONTEXT(
      Check.GROUP_EXTENSION_PLACE,
      ExtensionType.REQUIRED_CAPABILITIES,
      ExtensionType.EXTERNAL_SENDERS,
      ExtensionType.APP_DATA_DICTIONARY),
  GROUP_INFO(
      Check.GROUP_INFO_EXTENSION_PLACE, ExtensionType.RATCHET_TREE, ExtensionType.EXTERNAL_PUB);

  private static final Set<ExtensionType> KNOWN =
      Set.of(
          ExtensionType.APPLICATION_ID,
          ExtensionType.RATCHET_TREE,
          ExtensionType.REQUIRED_CAPABILITIES,
          ExtensionType.EXTERNAL_PUB,
          ExtensionType.EXTERNAL_SENDERS,
          ExtensionType.APP_DATA_DICTIONARY,
          ExtensionType.LAST_RESORT);

  private final Check check;
  private final Set<ExtensionType> known;

  ExtensionPlaces(Check check, ExtensionType... known) {
    this.check = check;
    this.known = Set.of(known);
  }

  /// Each type once, and none that belongs elsewhere.
  void check(Extensions extensions) {
    ExtensionType duplicate = extensions.list().size() < 2 ? null : extensions.firstDuplicate();
    if (duplicate != null) {
      CheckFailed.require(false, check, "extension", duplicate.value());
    }
    for (Extension extension : extensions.list()) {
      ExtensionType type = extension.type();
      CheckFailed.require(
          known.contains(type) || !KNOWN.contains(type), check, "extension", type.value());
    }
  }
}
