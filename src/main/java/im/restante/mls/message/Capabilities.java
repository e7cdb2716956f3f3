package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// What the client behind a leaf supports beyond the defaults (RFC 9420 §7.2).
///
/// ```
/// struct {
///     ProtocolVersion versions<V>;
///     CipherSuite cipher_suites<V>;
///     ExtensionType extensions<V>;
///     ProposalType proposals<V>;
///     CredentialType credentials<V>;
/// } Capabilities;
/// ```
public record Capabilities(
    List<ProtocolVersion> versions,
    List<CipherSuiteId> cipherSuites,
    List<ExtensionType> extensions,
    List<ProposalType> proposals,
    List<CredentialType> credentials)
    implements WireStruct {
  public Capabilities {
    versions = List.copyOf(versions);
    cipherSuites = List.copyOf(cipherSuites);
    extensions = List.copyOf(extensions);
    proposals = List.copyOf(proposals);
    credentials = List.copyOf(credentials);
  }

  /// Default types are supported without being listed.
  public boolean supports(ExtensionType type) {
    return type.isDefault() || extensions.contains(type);
  }

  /// Default types are supported without being listed.
  public boolean supports(ProposalType type) {
    return type.isDefault() || proposals.contains(type);
  }

  public boolean supports(CredentialType type) {
    return credentials.contains(type);
  }

  public boolean supports(CipherSuiteId suite) {
    return cipherSuites.contains(suite);
  }

  public boolean supports(ProtocolVersion version) {
    return versions.contains(version);
  }

  public static Capabilities read(WireReader reader) {
    return new Capabilities(
        reader.vector("versions", ProtocolVersion::read),
        reader.vector("cipher_suites", CipherSuiteId::read),
        reader.vector("extensions", ExtensionType::read),
        reader.vector("proposals", ProposalType::read),
        reader.vector("credentials", CredentialType::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .vector(versions)
        .vector(cipherSuites)
        .vector(extensions)
        .vector(proposals)
        .vector(credentials);
  }
}
