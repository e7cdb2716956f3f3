package im.restante.protocol.qs;

import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.CredentialType;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for one AddPackage of each client of the user who gave out `friendship_token` (D-17).
///
/// Says nothing of who asks. The nonce makes each claim another request; repeating one gives the
/// packages of the first time. Only packages of the suite and with the type of credential that the
/// group needs are handed out; names and pseudonyms never come mixed (V18).
///
/// ```
/// struct {
///     opaque friendship_token[32];
///     opaque nonce[16];
///     CipherSuite cipher_suite;
///     CredentialType credential_type;
/// } ClaimKeyPackagesRequest;
/// ```
public record ClaimKeyPackagesRequest(
    Bytes friendshipToken, Bytes nonce, CipherSuiteId cipherSuite, CredentialType credentialType)
    implements QSRequest {
  public static final int NONCE_BYTES = 16;

  @Override
  public QSRequestType type() {
    return QSRequestType.CLAIM_KEY_PACKAGES;
  }

  public static ClaimKeyPackagesRequest read(WireReader reader) {
    return new ClaimKeyPackagesRequest(
        reader.fixed("friendship_token", CreateUserRequest.FRIENDSHIP_TOKEN_BYTES),
        reader.fixed("nonce", NONCE_BYTES),
        CipherSuiteId.read(reader),
        CredentialType.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(friendshipToken).fixed(nonce).struct(cipherSuite).struct(credentialType);
  }
}
