package im.restante.protocol.ds;

import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.message.MLSMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A commit and what the service needs to rebuild the GroupInfo of the epoch it starts (B-56).
///
/// ```
/// struct { MLSMessage commit; PartialGroupInfo group_info; } MLSGroupUpdate;
/// ```
public record MLSGroupUpdate(MLSMessage commit, PartialGroupInfo groupInfo) implements WireStruct {
  public static MLSGroupUpdate read(WireReader reader) {
    return new MLSGroupUpdate(MLSMessage.read(reader), PartialGroupInfo.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(commit).struct(groupInfo);
  }
}
