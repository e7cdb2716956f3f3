package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// The new key of one node of a path, and its secret for those under it (RFC 9420 §7.6).
///
/// ```
/// struct {
///     HPKEPublicKey encryption_key;
///     HPKECiphertext encrypted_path_secret<V>;
/// } UpdatePathNode;
/// ```
public record UpdatePathNode(Bytes encryptionKey, List<HPKECiphertext> encryptedPathSecret)
    implements WireStruct {
  public UpdatePathNode {
    encryptedPathSecret = List.copyOf(encryptedPathSecret);
  }

  public static UpdatePathNode read(WireReader reader) {
    return new UpdatePathNode(
        reader.opaque("encryption_key"),
        reader.vector("encrypted_path_secret", HPKECiphertext::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(encryptionKey).vector(encryptedPathSecret);
  }
}
