package im.restante.client.service;

import im.restante.client.transport.Role;
import im.restante.client.transport.Transport;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSRequest;
import im.restante.protocol.qs.QSRequestContent;
import im.restante.protocol.qs.QSRequestEnvelope;
import im.restante.protocol.qs.QSResponse;
import im.restante.protocol.qs.QsAuthToken;
import im.restante.protocol.qs.QsSenderID;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import java.util.function.LongSupplier;

/// Calls `POST /qs/v1` and makes the envelopes for it. Thread-safe.
public final class QueueService {
  private static final String PATH = "/qs/v1";
  private static final String CONTENT_TYPE = "application/mimi-qs";

  /// Which record a request is from and the record's key.
  public record Signer(QsSenderID sender, Secret recordKey) {}

  private final Transport transport;
  private final SuiteCrypto crypto;
  private final LongSupplier nowSeconds;

  /// @param crypto suite 1, whatever suite the groups have
  public QueueService(Transport transport, SuiteCrypto crypto, LongSupplier nowSeconds) {
    this.transport = transport;
    this.crypto = crypto;
    this.nowSeconds = nowSeconds;
  }

  public Bytes unsigned(QSRequest request) {
    return new QSRequestEnvelope(QSRequestContent.of(request), null).encode();
  }

  public Bytes signed(QSRequest request, Signer signer) {
    QSRequestContent content = QSRequestContent.of(request);
    return new QSRequestEnvelope(
            content,
            QsAuthToken.sign(
                crypto, signer.recordKey(), signer.sender(), nowSeconds.getAsLong(), content))
        .encode();
  }

  /// Sends request bytes until they are answered with the kind of answer asked for.
  ///
  /// @throws QueueRefused if the service refuses
  /// @throws im.restante.client.transport.Unreachable if no answer came
  public <T extends QSResponse.Body> T send(Role role, Bytes request, Class<T> expected) {
    Transport.Answer answer = transport.post(role, PATH, CONTENT_TYPE, request);
    QSResponse.Body body;
    try {
      body = WireReader.decode(answer.body(), QSResponse::read).body();
    } catch (MalformedMessage malformed) {
      throw new UnexpectedAnswer("no QSResponse in an answer with status " + answer.status());
    }
    if (body instanceof QSError error) {
      throw new QueueRefused(error);
    }
    if (!expected.isInstance(body)) {
      throw new UnexpectedAnswer("unexpected answer " + body.type());
    }
    return expected.cast(body);
  }
}
