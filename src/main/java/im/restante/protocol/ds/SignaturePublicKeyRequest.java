package im.restante.protocol.ds;

import im.restante.mls.message.CipherSuiteId;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for the service's entry in `external_senders` of groups of one suite.
///
/// ```
/// struct { CipherSuite cipher_suite; } SignaturePublicKeyRequest;
/// ```
public record SignaturePublicKeyRequest(CipherSuiteId cipherSuite) implements DSRequest {
  @Override
  public DSRequestType type() {
    return DSRequestType.SIGNATURE_PUBLIC_KEY;
  }

  static SignaturePublicKeyRequest readBody(WireReader reader) {
    return new SignaturePublicKeyRequest(CipherSuiteId.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(cipherSuite);
  }
}
