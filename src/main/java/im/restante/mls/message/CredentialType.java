package im.restante.mls.message;

import im.restante.wire.WireReader;

/// A credential type (RFC 9420 §17.5).
public record CredentialType(int value) implements CodePoint {
  public static final CredentialType BASIC = new CredentialType(1);
  public static final CredentialType X509 = new CredentialType(2);

  public CredentialType {
    CodePoint.check(value);
  }

  public static CredentialType read(WireReader reader) {
    return new CredentialType(reader.u16("credential_type"));
  }
}
