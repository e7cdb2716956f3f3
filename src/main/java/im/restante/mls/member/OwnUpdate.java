package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.mls.schedule.Secrets;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// The private keys behind an Update that we proposed, until a commit covers it or the epoch ends.
///
/// @param reference ProposalRef
/// @param leafKey private half of the new encryption key
/// @param signatureKey private half of the new signature key, null if it stays
record OwnUpdate(Bytes reference, Secret leafKey, @Nullable Secret signatureKey)
    implements WireStruct, AutoCloseable {

  static OwnUpdate read(WireReader reader) {
    return new OwnUpdate(
        reader.opaque("reference"),
        Secrets.read(reader, "leaf_key"),
        reader.optional("signature_key", in -> Secrets.read(in, "signature_key")));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(reference);
    Secrets.write(writer, leafKey);
    writer.optionalOpaque(signatureKey == null ? null : signatureKey.copy());
  }

  @Override
  public void close() {
    leafKey.close();
    if (signatureKey != null) {
      signatureKey.close();
    }
  }
}
