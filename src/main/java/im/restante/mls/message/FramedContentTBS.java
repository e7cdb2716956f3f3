package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// What the sender of a FramedContent signs (RFC 9420 §6.1).
///
/// ```
/// struct {
///     ProtocolVersion version = mls10;
///     WireFormat wire_format;
///     FramedContent content;
///     select (FramedContentTBS.content.sender.sender_type) {
///         case member:
///         case new_member_commit:
///             GroupContext context;
///         case external:
///         case new_member_proposal:
///             struct{};
///     };
/// } FramedContentTBS;
/// ```
///
/// @param context present exactly for the senders member and new_member_commit
public record FramedContentTBS(
    ProtocolVersion version,
    WireFormat wireFormat,
    FramedContent content,
    @Nullable GroupContext context)
    implements WireStruct {
  public FramedContentTBS {
    if ((context != null) != bindsContext(content.sender())) {
      throw new IllegalArgumentException("a GroupContext exactly for those who know it");
    }
  }

  /// What is signed in the epoch of `context`, which is left out where the sender cannot know it.
  public static FramedContentTBS of(
      WireFormat wireFormat, FramedContent content, GroupContext context) {
    return new FramedContentTBS(
        ProtocolVersion.MLS10,
        wireFormat,
        content,
        bindsContext(content.sender()) ? context : null);
  }

  private static boolean bindsContext(Sender sender) {
    return switch (sender) {
      case Sender.Member _, Sender.NewMemberCommit _ -> true;
      case Sender.External _, Sender.NewMemberProposal _ -> false;
    };
  }

  public static FramedContentTBS read(WireReader reader) {
    ProtocolVersion version = ProtocolVersion.read(reader);
    WireFormat wireFormat = WireFormat.read(reader);
    FramedContent content = FramedContent.read(reader);
    return new FramedContentTBS(
        version,
        wireFormat,
        content,
        bindsContext(content.sender()) ? GroupContext.read(reader) : null);
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(version).struct(wireFormat).struct(content);
    if (context != null) {
      writer.struct(context);
    }
  }
}
