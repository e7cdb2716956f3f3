package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A proposal of a Commit, in full or by the hash of the message that brought it (RFC 9420 §12.4).
///
/// ```
/// enum { reserved(0), proposal(1), reference(2), (255) } ProposalOrRefType;
///
/// struct {
///     ProposalOrRefType type;
///     select (ProposalOrRef.type) {
///         case proposal:  Proposal proposal;
///         case reference: ProposalRef reference;
///     };
/// } ProposalOrRef;
/// ```
public sealed interface ProposalOrRef extends WireStruct {
  /// The committer's own proposal.
  record ByValue(Proposal proposal) implements ProposalOrRef {}

  /// A proposal sent before; `reference` is a ProposalRef (§5.2).
  record ByReference(Bytes reference) implements ProposalOrRef {}

  static ProposalOrRef read(WireReader reader) {
    return switch (reader.u8("type")) {
      case 1 -> new ByValue(Proposal.read(reader));
      case 2 -> new ByReference(reader.opaque("reference"));
      default -> throw reader.malformed("type", "unknown value");
    };
  }

  @Override
  default void write(WireWriter writer) {
    switch (this) {
      case ByValue value -> writer.u8(1).struct(value.proposal());
      case ByReference reference -> writer.u8(2).opaque(reference.reference());
    }
  }
}
