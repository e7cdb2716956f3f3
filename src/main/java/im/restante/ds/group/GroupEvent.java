package im.restante.ds.group;

import im.restante.mls.group.GroupCore;
import im.restante.mls.tree.TreePatch;
import im.restante.protocol.ds.DSResponse;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was accepted: what takes a group from one state to the next.
public sealed interface GroupEvent {
  /// An event that changes group state and stands in the journal (G3).
  ///
  /// ```
  /// struct {
  ///   uint8 version;                    /* 1 */
  ///   enum { created(0), committed(1), (255) } kind;
  ///   select (kind) { case created: Created; case committed: Committed; };
  /// } JournalEntry;
  /// ```
  sealed interface Journaled extends GroupEvent {
    int VERSION = 1;

    Bytes digest();

    DSResponse.Ok response();

    default Bytes encode() {
      WireWriter writer = new WireWriter(1024).u8(VERSION);
      switch (this) {
        case Created created -> created.write(writer.u8(0));
        case Committed committed -> committed.write(writer.u8(1));
      }
      return writer.toBytes();
    }

    static Journaled decode(Bytes entry) {
      return WireReader.decode(
          entry,
          reader -> {
            if (reader.u8("version") != VERSION) {
              throw reader.malformed("version", "written by a later release");
            }
            return switch (reader.u8("kind")) {
              case 0 -> Created.read(reader);
              case 1 -> Committed.read(reader);
              default -> throw reader.malformed("kind", "unknown value");
            };
          });
    }
  }

  /// `struct { opaque digest[32]; uint64 accepted_ms; opaque state<V>; } Created;`
  ///
  /// @param state of epoch 0, see [StateCodec]
  record Created(Bytes digest, long acceptedMs, Bytes state) implements Journaled {
    @Override
    public DSResponse.Ok response() {
      return new DSResponse.Ok(0, acceptedMs);
    }

    private static Created read(WireReader reader) {
      return new Created(
          reader.fixed("digest", 32), reader.u64("accepted_ms"), reader.opaque("state"));
    }

    private void write(WireWriter writer) {
      writer.fixed(digest).u64(acceptedMs).opaque(state);
    }
  }

  /// The start of an epoch, as the difference to the one before.
  ///
  /// ```
  /// struct {
  ///   opaque digest[32];
  ///   uint64 accepted_ms;
  ///   uint32 committer;
  ///   GroupCore core;
  ///   TreePatch tree;
  ///   RecipientChange recipients<V>;
  ///   uint32 left<V>;                  /* removed leaves */
  ///   Joiner joiners<V>;
  ///   optional<UserKey> user_key;
  /// } Committed;
  /// ```
  ///
  /// @param left leaves whose member went, by index
  /// @param joiners clients that have to be told the tree of this epoch
  record Committed(
      Bytes digest,
      long acceptedMs,
      int committer,
      GroupCore core,
      TreePatch tree,
      List<RecipientChange> recipients,
      List<Integer> left,
      List<Joiner> joiners,
      UserKeys.@Nullable Entry userKey)
      implements Journaled {
    public Committed {
      recipients = List.copyOf(recipients);
      left = List.copyOf(left);
      joiners = List.copyOf(joiners);
    }

    @Override
    public DSResponse.Ok response() {
      return new DSResponse.Ok(core.context().epoch(), acceptedMs);
    }

    private static Committed read(WireReader reader) {
      return new Committed(
          reader.fixed("digest", 32),
          reader.u64("accepted_ms"),
          (int) reader.u32("committer"),
          GroupCore.read(reader),
          TreePatch.read(reader),
          reader.vector("recipients", RecipientChange::read),
          reader.vector("left", leaf -> (int) leaf.u32("left")),
          reader.vector("joiners", Joiner::read),
          reader.optional("user_key", UserKeys.Entry::read));
    }

    private void write(WireWriter writer) {
      writer
          .fixed(digest)
          .u64(acceptedMs)
          .u32(committer)
          .struct(core)
          .struct(tree)
          .vector(recipients, (change, to) -> change.write(to))
          .vector(left, (leaf, to) -> to.u32(leaf))
          .vector(joiners);
      if (userKey == null) {
        writer.u8(0);
      } else {
        userKey.write(writer.u8(1));
      }
    }
  }

  /// `struct { uint32 leaf_index; opaque recipient<V>; } RecipientChange;`
  ///
  /// @param recipient the encoded [Recipient], empty for a leaf that went
  record RecipientChange(int leafIndex, Bytes recipient) {
    private static RecipientChange read(WireReader reader) {
      return new RecipientChange(
          (int) reader.u32("leaf_index"), reader.opaque("recipient", Recipient.RECIPIENT_BYTES));
    }

    private void write(WireWriter writer) {
      writer.u32(leafIndex).opaque(recipient);
    }
  }

  /// An application message: changes nothing but what a repetition is answered.
  record Sent(Bytes digest, DSResponse.Ok response) implements GroupEvent {}
}
