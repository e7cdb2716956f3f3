package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.ProposalType;
import im.restante.mls.message.RequiredCapabilities;
import im.restante.wire.MalformedMessage;
import java.util.ArrayList;
import java.util.List;

/// What the extensions of a GroupContext ask of every member (RFC 9420 §7.2, §11.1, §12.1.8.1).
///
/// @param extensionTypes the non-default types in the GroupContext itself
record GroupRequirements(
    List<ExtensionType> extensionTypes, RequiredCapabilities required, ExternalSenders senders) {
  private static final RequiredCapabilities NOTHING =
      new RequiredCapabilities(List.of(), List.of(), List.of());

  /// Checks that the extensions may stand in a GroupContext, each once, and that known ones decode.
  static GroupRequirements check(Extensions extensions) {
    ExtensionPlaces.GROUP_CONTEXT.check(extensions);
    List<ExtensionType> types = new ArrayList<>();
    for (Extension extension : extensions.list()) {
      if (!extension.type().isDefault()) {
        types.add(extension.type());
      }
    }
    try {
      RequiredCapabilities required =
          extensions.find(ExtensionType.REQUIRED_CAPABILITIES, RequiredCapabilities::read);
      ExternalSenders senders =
          extensions.find(ExtensionType.EXTERNAL_SENDERS, ExternalSenders::read);
      return new GroupRequirements(
          types,
          required == null ? NOTHING : required,
          senders == null ? new ExternalSenders(List.of()) : senders);
    } catch (MalformedMessage malformed) {
      throw new CheckFailed(Rejection.of(Check.GROUP_EXTENSION_CONTENT));
    }
  }

  /// Checks that a leaf with `capabilities` fits the group.
  void checkMetBy(Capabilities capabilities) {
    require(required.metBy(capabilities), Check.LEAF_REQUIRED_CAPABILITIES);
    for (ExtensionType type : extensionTypes) {
      require(
          capabilities.supports(type),
          Check.ADD_SUPPORTS_GROUP_EXTENSIONS,
          "extension",
          type.value());
    }
  }

  /// Checks that all counted members fit the group.
  void checkMetBy(SupportCounts support) {
    for (ExtensionType type : extensionTypes) {
      checkAll(support.all(type), type.value());
    }
    for (ExtensionType type : required.extensionTypes()) {
      checkAll(support.all(type), type.value());
    }
    for (ProposalType type : required.proposalTypes()) {
      checkAll(support.all(type), type.value());
    }
    for (CredentialType type : required.credentialTypes()) {
      checkAll(support.all(type), type.value());
    }
  }

  private static void checkAll(boolean supported, int type) {
    require(supported, Check.GROUP_EXTENSIONS_SUPPORTED, "type", type);
  }
}
