package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a commit adds to the confirmed transcript hash (RFC 9420 §8.2).
///
/// ```
/// struct {
///     WireFormat wire_format;
///     FramedContent content; /* with content_type == commit */
///     opaque signature<V>;
/// } ConfirmedTranscriptHashInput;
/// ```
public record ConfirmedTranscriptHashInput(
    WireFormat wireFormat, FramedContent content, Bytes signature) implements WireStruct {
  public ConfirmedTranscriptHashInput {
    if (content.contentType() != ContentType.COMMIT) {
      throw new IllegalArgumentException("no commit");
    }
  }

  /// The input of a commit framed as `commit`.
  public static ConfirmedTranscriptHashInput of(AuthenticatedContent commit) {
    return new ConfirmedTranscriptHashInput(
        commit.wireFormat(), commit.content(), commit.auth().signature());
  }

  public static ConfirmedTranscriptHashInput read(WireReader reader) {
    return new ConfirmedTranscriptHashInput(
        WireFormat.read(reader), commit(reader), reader.opaque("signature"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(wireFormat).struct(content).opaque(signature);
  }

  private static FramedContent commit(WireReader reader) {
    FramedContent content = FramedContent.read(reader);
    if (content.contentType() != ContentType.COMMIT) {
      throw reader.malformed("content_type", "no commit");
    }
    return content;
  }
}
