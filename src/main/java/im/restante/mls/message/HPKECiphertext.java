package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A message encrypted to an HPKE public key (RFC 9420 §7.6).
///
/// ```
/// struct {
///     opaque kem_output<V>;
///     opaque ciphertext<V>;
/// } HPKECiphertext;
/// ```
public record HPKECiphertext(Bytes kemOutput, Bytes ciphertext) implements WireStruct {
  public static HPKECiphertext read(WireReader reader) {
    return new HPKECiphertext(reader.opaque("kem_output"), reader.opaque("ciphertext"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(kemOutput).opaque(ciphertext);
  }
}
