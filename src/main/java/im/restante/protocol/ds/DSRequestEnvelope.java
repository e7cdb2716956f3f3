package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// The body of `POST /ds/v1`: a request and the token that authenticates it.
///
/// ```
/// struct {
///   DSRequestContent content;
///   DSTokenVersion token_version;
///   select (token_version) {
///     case none: struct {};
///     case v1:   DSAuthToken token;
///     case v2:   DSAuthToken token;
///   };
/// } DSRequestEnvelope;
/// ```
///
/// @param token null exactly for [DSTokenVersion#NONE]
public record DSRequestEnvelope(
    DSRequestContent content, DSTokenVersion tokenVersion, @Nullable DSAuthToken token)
    implements WireStruct {
  public DSRequestEnvelope {
    if ((token == null) != (tokenVersion == DSTokenVersion.NONE)) {
      throw new IllegalArgumentException("a token exactly where there is a version");
    }
  }

  /// Whether `body` begins with a version that this service does not speak, whatever
  /// follows.
  public static boolean isOfOtherVersion(Bytes body) {
    return body.size() >= 2
        && new WireReader(body).u16("protocol_version") != DSRequestContent.PROTOCOL_VERSION;
  }

  /// The request that `body` is, to the last byte.
  ///
  /// @throws im.restante.wire.MalformedMessage if it is none
  public static DSRequestEnvelope decode(Bytes body) {
    return WireReader.decode(body, DSRequestEnvelope::read);
  }

  public static DSRequestEnvelope read(WireReader reader) {
    DSRequestContent content = DSRequestContent.read(reader);
    if (content.request() instanceof DSRequest.Unsupported) {
      return new DSRequestEnvelope(content, DSTokenVersion.NONE, null);
    }
    DSTokenVersion version = DSTokenVersion.read(reader);
    return new DSRequestEnvelope(
        content, version, version == DSTokenVersion.NONE ? null : DSAuthToken.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(content);
    if (content.request() instanceof DSRequest.Unsupported) {
      return;
    }
    writer.struct(tokenVersion);
    if (token != null) {
      writer.struct(token);
    }
  }
}
