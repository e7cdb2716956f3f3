package im.restante.mls.message;

import im.restante.wire.WireReader;

/// A proposal type (RFC 9420 §17.4).
public record ProposalType(int value) implements CodePoint {
  public static final ProposalType ADD = new ProposalType(1);
  public static final ProposalType UPDATE = new ProposalType(2);
  public static final ProposalType REMOVE = new ProposalType(3);
  public static final ProposalType PSK = new ProposalType(4);
  public static final ProposalType REINIT = new ProposalType(5);
  public static final ProposalType EXTERNAL_INIT = new ProposalType(6);
  public static final ProposalType GROUP_CONTEXT_EXTENSIONS = new ProposalType(7);

  /// A member takes itself out (draft-ietf-mls-extensions).
  public static final ProposalType SELF_REMOVE = new ProposalType(0x000a);

  public ProposalType {
    CodePoint.check(value);
  }

  public static ProposalType read(WireReader reader) {
    return new ProposalType(reader.u16("proposal_type"));
  }

  /// Whether every client supports this without listing it in its capabilities (RFC 9420 §7.2).
  public boolean isDefault() {
    return value >= 1 && value <= 7;
  }
}
