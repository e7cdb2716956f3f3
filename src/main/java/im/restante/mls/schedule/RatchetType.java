package im.restante.mls.schedule;

import im.restante.mls.message.ContentType;

/// Which of a leaf's two ratchets protects a message (RFC 9420 §9.1).
public enum RatchetType {
  /// Proposals and commits.
  HANDSHAKE("handshake"),
  /// Application data.
  APPLICATION("application");

  private final String label;

  RatchetType(String label) {
    this.label = label;
  }

  /// The ratchet for contents of `type`.
  public static RatchetType of(ContentType type) {
    return switch (type) {
      case APPLICATION -> APPLICATION;
      case PROPOSAL, COMMIT -> HANDSHAKE;
    };
  }

  String label() {
    return label;
  }
}
