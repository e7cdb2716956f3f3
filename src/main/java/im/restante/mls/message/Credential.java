package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// The identity that a client presents, not yet authenticated (RFC 9420 §5.3).
///
/// ```
/// struct {
///     CredentialType credential_type;
///     select (Credential.credential_type) {
///         case basic:
///             opaque identity<V>;
///         case x509:
///             Certificate certificates<V>;
///     };
/// } Credential;
/// ```
///
/// A type that RFC 9420 does not define has a body of one `opaque<V>`, as other
/// implementations have it, so that a credential of any type can be passed over.
public sealed interface Credential extends WireStruct {
  CredentialType type();

  /// `identity<V>`: a name that the application gives a meaning.
  record Basic(Bytes identity) implements Credential {
    @Override
    public CredentialType type() {
      return CredentialType.BASIC;
    }
  }

  /// `certificates<V>`: the chain, end entity first; each element is one DER certificate (`struct {
  /// opaque cert_data<V>; } Certificate`).
  record X509(List<Bytes> certificates) implements Credential {
    public X509 {
      certificates = List.copyOf(certificates);
    }

    @Override
    public CredentialType type() {
      return CredentialType.X509;
    }
  }

  /// A credential of any other type, with its body `opaque<V>` as it is.
  record Opaque(CredentialType type, Bytes body) implements Credential {
    public Opaque {
      if (type.equals(CredentialType.BASIC) || type.equals(CredentialType.X509)) {
        throw new IllegalArgumentException("a credential type with a record of its own");
      }
    }
  }

  static Credential read(WireReader reader) {
    CredentialType type = CredentialType.read(reader);
    return switch (type.value()) {
      case 1 -> new Basic(reader.opaque("identity"));
      case 2 ->
          new X509(reader.vector("certificates", certificate -> certificate.opaque("cert_data")));
      default -> new Opaque(type, reader.opaque("credential"));
    };
  }

  @Override
  default void write(WireWriter writer) {
    writer.struct(type());
    switch (this) {
      case Basic basic -> writer.opaque(basic.identity());
      case X509 x509 ->
          writer.vector(x509.certificates(), (certificate, to) -> to.opaque(certificate));
      case Opaque opaque -> writer.opaque(opaque.body());
    }
  }
}
