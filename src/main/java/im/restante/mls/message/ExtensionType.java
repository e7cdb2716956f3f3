package im.restante.mls.message;

import im.restante.wire.WireReader;

/// An extension type (RFC 9420 §17.3).
public record ExtensionType(int value) implements CodePoint {
  public static final ExtensionType APPLICATION_ID = new ExtensionType(1);
  public static final ExtensionType RATCHET_TREE = new ExtensionType(2);
  public static final ExtensionType REQUIRED_CAPABILITIES = new ExtensionType(3);
  public static final ExtensionType EXTERNAL_PUB = new ExtensionType(4);
  public static final ExtensionType EXTERNAL_SENDERS = new ExtensionType(5);
  public static final ExtensionType APP_DATA_DICTIONARY = new ExtensionType(6);
  public static final ExtensionType LAST_RESORT = new ExtensionType(0x000a);

  public ExtensionType {
    CodePoint.check(value);
  }

  public static ExtensionType read(WireReader reader) {
    return new ExtensionType(reader.u16("extension_type"));
  }

  /// Whether every client supports this without listing it in its capabilities (RFC 9420 §7.2).
  public boolean isDefault() {
    return value >= 1 && value <= 5;
  }
}
