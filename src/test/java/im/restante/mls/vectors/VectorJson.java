package im.restante.mls.vectors;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.Secret;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// The value forms that all formats share.
final class VectorJson {
  private static final CryptoProvider PROVIDER = CryptoProvider.create(SignatureBackend.AUTO);

  private VectorJson() {}

  /// The bytes of a hex member; throws if it is absent.
  static Bytes hex(JsonObject object, String member) {
    String value = object.getString(member);
    if (value == null) {
      throw new IllegalArgumentException("no member " + member);
    }
    return Bytes.fromHex(value);
  }

  /// The bytes of a hex member that may be absent or null.
  static @Nullable Bytes optionalHex(JsonObject object, String member) {
    String value = object.getString(member);
    return value == null ? null : Bytes.fromHex(value);
  }

  static Secret secret(JsonObject object, String member) {
    return Secret.copyOf(hex(object, member));
  }

  /// The case's suite, or null for one that RFC 9420 does not define: skip such a case.
  static @Nullable SuiteCrypto suite(JsonObject vector) {
    CipherSuite suite = CipherSuite.of(vector.getInteger("cipher_suite"));
    return suite == null ? null : PROVIDER.suite(suite);
  }
}
