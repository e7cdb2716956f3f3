package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;

/// What the members added by one commit need to join (RFC 9420 §12.4.3.1).
///
/// ```
/// struct {
///     CipherSuite cipher_suite;
///     EncryptedGroupSecrets secrets<V>;
///     opaque encrypted_group_info<V>;
/// } Welcome;
/// ```
public record Welcome(
    CipherSuiteId cipherSuite, List<EncryptedGroupSecrets> secrets, Bytes encryptedGroupInfo)
    implements MLSMessage.Body {
  public Welcome {
    secrets = List.copyOf(secrets);
  }

  @Override
  public WireFormat wireFormat() {
    return WireFormat.WELCOME;
  }

  public static Welcome read(WireReader reader) {
    return new Welcome(
        CipherSuiteId.read(reader),
        reader.vector("secrets", EncryptedGroupSecrets::read),
        reader.opaque("encrypted_group_info"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(cipherSuite).vector(secrets).opaque(encryptedGroupInfo);
  }
}
