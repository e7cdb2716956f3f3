package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A proposal of the private use range, whose body is one `opaque<V>`.
///
/// RFC 9420 leaves the body of an unknown proposal open; with a length in front it can be passed
/// over, hashed and referenced by those who do not know its type. One such type is the identity
/// link key proposal 0xF001 (E-33), whose body holds `struct { uint32 leaf_index; opaque
/// ciphertext<V>; }`.
public record CustomProposal(ProposalType type, Bytes body) implements Proposal {
  public CustomProposal {
    if (!type.isPrivateUse()) {
      throw new IllegalArgumentException("not of the private use range");
    }
  }

  static CustomProposal readBody(ProposalType type, WireReader reader) {
    return new CustomProposal(type, reader.opaque("custom_proposal"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.opaque(body);
  }
}
