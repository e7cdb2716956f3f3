package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// The required_capabilities extension: what every member must support (RFC 9420 §11.1).
///
/// ```
/// struct {
///     ExtensionType extension_types<V>;
///     ProposalType proposal_types<V>;
///     CredentialType credential_types<V>;
/// } RequiredCapabilities;
/// ```
public record RequiredCapabilities(
    List<ExtensionType> extensionTypes,
    List<ProposalType> proposalTypes,
    List<CredentialType> credentialTypes)
    implements WireStruct {
  public RequiredCapabilities {
    extensionTypes = List.copyOf(extensionTypes);
    proposalTypes = List.copyOf(proposalTypes);
    credentialTypes = List.copyOf(credentialTypes);
  }

  /// Whether a client with `capabilities` has all of this; default types need not be listed.
  public boolean metBy(Capabilities capabilities) {
    return extensionTypes.stream().allMatch(capabilities::supports)
        && proposalTypes.stream().allMatch(capabilities::supports)
        && credentialTypes.stream().allMatch(capabilities::supports);
  }

  public static RequiredCapabilities read(WireReader reader) {
    return new RequiredCapabilities(
        reader.vector("extension_types", ExtensionType::read),
        reader.vector("proposal_types", ProposalType::read),
        reader.vector("credential_types", CredentialType::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(extensionTypes).vector(proposalTypes).vector(credentialTypes);
  }
}
