package im.restante.mls.message;

import im.restante.wire.WireWriter;

/// A member's wish to leave, committed by somebody else (draft-ietf-mls-extensions, 0x000A).
///
/// ```
/// struct {} SelfRemove;
/// ```
public record SelfRemove() implements Proposal {
  @Override
  public ProposalType type() {
    return ProposalType.SELF_REMOVE;
  }

  @Override
  public void writeBody(WireWriter writer) {}
}
