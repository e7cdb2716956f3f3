package im.restante.client.service;

import im.restante.client.transport.Role;
import im.restante.client.transport.Transport;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.ExternalSender;
import im.restante.protocol.ds.DSAuthToken;
import im.restante.protocol.ds.DSAuthTokenTBS;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.RequestGroupIdRequest;
import im.restante.protocol.ds.SignaturePublicKeyRequest;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import java.util.function.LongSupplier;

/// Calls `POST /ds/v1`. Thread-safe.
public final class DeliveryService {
  private static final String PATH = "/ds/v1";
  private static final String CONTENT_TYPE = "application/mimi-ds";

  /// Who signs a request: a name the service knows and the key behind it.
  public record Signer(DSSenderID sender, Secret privateKey) {}

  private final Transport transport;
  private final SuiteCrypto crypto;
  private final LongSupplier nowSeconds;

  public DeliveryService(Transport transport, SuiteCrypto crypto, LongSupplier nowSeconds) {
    this.transport = transport;
    this.crypto = crypto;
    this.nowSeconds = nowSeconds;
  }

  /// A fresh group id, reserved for the next create_group that names it.
  public Bytes requestGroupId() {
    return switch (send(new Role.Publishing(), unsigned(new RequestGroupIdRequest()))) {
      case DSResponse.GroupId(Bytes groupId) -> groupId.compact();
      case DSResponse other -> throw unexpected(other);
    };
  }

  /// The service's entry in `external_senders`.
  public ExternalSender externalSender() {
    DSRequest request = new SignaturePublicKeyRequest(new CipherSuiteId(crypto.suite().value()));
    return switch (send(new Role.Publishing(), unsigned(request))) {
      case DSResponse.SignaturePublicKey(ExternalSender sender) -> sender;
      case DSResponse other -> throw unexpected(other);
    };
  }

  /// The bytes of a request about a group with a token over all of it (v2). Sending the same bytes
  /// again repeats the request; signing it again makes another.
  public Bytes signed(Bytes groupId, Bytes groupStateKey, DSRequest request, Signer signer) {
    DSRequestContent content = DSRequestContent.of(groupStateKey, request);
    DSAuthToken token =
        DSAuthToken.signV2(
            crypto,
            signer.privateKey(),
            new DSAuthTokenTBS(groupId, nowSeconds.getAsLong(), signer.sender()),
            content.encoded());
    return new DSRequestEnvelope(content, DSTokenVersion.V2, token).encode();
  }

  /// Sends request bytes until they are answered.
  ///
  /// @throws DeliveryRefused if the service refuses
  /// @throws im.restante.client.transport.Unreachable if no answer came
  public DSResponse send(Role role, Bytes request) {
    Transport.Answer answer = transport.post(role, PATH, CONTENT_TYPE, request);
    DSResponse response;
    try {
      response = DSResponse.decode(answer.body());
    } catch (MalformedMessage malformed) {
      throw new UnexpectedAnswer("no DSResponse in an answer with status " + answer.status());
    }
    if (response instanceof DSResponse.Failed(var error)) {
      throw new DeliveryRefused(error);
    }
    return response;
  }

  /// The same where only `ok` is an answer.
  public DSResponse.Ok sendForOk(Role role, Bytes request) {
    DSResponse response = send(role, request);
    if (response instanceof DSResponse.Ok ok) {
      return ok;
    }
    throw unexpected(response);
  }

  public static UnexpectedAnswer unexpected(DSResponse response) {
    return new UnexpectedAnswer("unexpected answer " + response.getClass().getSimpleName());
  }

  private static Bytes unsigned(DSRequest request) {
    return new DSRequestEnvelope(
            DSRequestContent.of(Bytes.EMPTY, request), DSTokenVersion.NONE, null)
        .encode();
  }
}
