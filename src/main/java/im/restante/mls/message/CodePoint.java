package im.restante.mls.message;

import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// An open `uint16` code point of the MLS registries (RFC 9420 §17): any value is well formed.
public sealed interface CodePoint extends WireStruct
    permits CipherSuiteId,
        CredentialType,
        ExtensionType,
        ProposalType,
        ProtocolVersion,
        WireFormat {
  /// 0 … 65535.
  int value();

  /// Whether this is one of 0x0A0A, 0x1A1A … 0xEAEA, which are there to be ignored (§13.5).
  default boolean isGrease() {
    return (value() & 0x0f0f) == 0x0a0a
        && value() >>> 12 == (value() >>> 4 & 0xf)
        && value() >>> 12 != 0xf;
  }

  /// Whether this is in the range reserved for private use, 0xF000 to 0xFFFF (§17).
  default boolean isPrivateUse() {
    return value() >= 0xf000;
  }

  @Override
  default void write(WireWriter writer) {
    writer.u16(value());
  }

  /// @throws IllegalArgumentException unless `value` fits 16 bits
  static void check(int value) {
    if (value < 0 || value > 0xffff) {
      throw new IllegalArgumentException("code point outside uint16");
    }
  }
}
