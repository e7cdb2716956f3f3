package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Who says that it sent a FramedContent (RFC 9420 §6).
///
/// ```
/// enum {
///     reserved(0), member(1), external(2), new_member_proposal(3), new_member_commit(4), (255)
/// } SenderType;
///
/// struct {
///     SenderType sender_type;
///     select (Sender.sender_type) {
///         case member:              uint32 leaf_index;
///         case external:            uint32 sender_index;
///         case new_member_commit:
///         case new_member_proposal: struct{};
///     };
/// } Sender;
/// ```
public sealed interface Sender extends WireStruct {
  /// A member, by leaf index, 0 … 2^32 - 1.
  record Member(long leafIndex) implements Sender {}

  /// A party of the external_senders extension, by its position there, 0 … 2^32 - 1.
  record External(long senderIndex) implements Sender {}

  /// A client that proposes to add itself.
  record NewMemberProposal() implements Sender {}

  /// A client that joins by an external commit.
  record NewMemberCommit() implements Sender {}

  static Sender read(WireReader reader) {
    return switch (reader.u8("sender_type")) {
      case 1 -> new Member(reader.u32("leaf_index"));
      case 2 -> new External(reader.u32("sender_index"));
      case 3 -> new NewMemberProposal();
      case 4 -> new NewMemberCommit();
      default -> throw reader.malformed("sender_type", "unknown value");
    };
  }

  @Override
  default void write(WireWriter writer) {
    switch (this) {
      case Member member -> writer.u8(1).u32(member.leafIndex());
      case External external -> writer.u8(2).u32(external.senderIndex());
      case NewMemberProposal _ -> writer.u8(3);
      case NewMemberCommit _ -> writer.u8(4);
    }
  }
}
