package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// A request with what authenticates it: the body of `POST /qs/v1`, `application/mimi-qs`.
///
/// ```
/// struct {
///     QSRequestContent content;
///     QSTokenVersion token_version;
///     select (QSRequestEnvelope.token_version) {
///         case none: struct {};
///         case v1:   QsAuthToken token;
///     };
/// } QSRequestEnvelope;
/// ```
public record QSRequestEnvelope(QSRequestContent content, @Nullable QsAuthToken token)
    implements WireStruct {

  /// What received bytes are.
  public sealed interface Received {
    record Request(QSRequestEnvelope envelope) implements Received {}

    record Malformed() implements Received {}

    /// Of a protocol version whose further bytes this one cannot read.
    record UnsupportedVersion(int version) implements Received {}

    record UnsupportedOperation(int requestType) implements Received {}
  }

  /// Tells a request from what is none, to the last byte.
  public static Received receive(Bytes body) {
    try {
      WireReader head = new WireReader(body);
      int version = head.u16("protocol_version");
      if (version != QSRequestContent.PROTOCOL_VERSION) {
        return new Received.UnsupportedVersion(version);
      }
      int type = head.u8("request_type");
      if (type >= QSRequestType.values().length) {
        return new Received.UnsupportedOperation(type);
      }
      return new Received.Request(WireReader.decode(body, QSRequestEnvelope::read));
    } catch (MalformedMessage malformed) {
      return new Received.Malformed();
    }
  }

  public static QSRequestEnvelope read(WireReader reader) {
    return new QSRequestEnvelope(
        QSRequestContent.read(reader),
        switch (QSTokenVersion.read(reader)) {
          case NONE -> null;
          case V1 -> QsAuthToken.read(reader);
        });
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(content);
    if (token == null) {
      writer.struct(QSTokenVersion.NONE);
    } else {
      writer.struct(QSTokenVersion.V1).struct(token);
    }
  }
}
