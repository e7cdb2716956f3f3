package im.restante.ds.group;

import im.restante.crypto.CipherSuite;
import im.restante.ds.resident.CellKind;
import im.restante.ds.resident.CellVault;
import im.restante.ds.resident.LeafTable;
import im.restante.mls.group.FingerprintSet;
import im.restante.mls.group.GroupCore;
import im.restante.mls.group.SupportCounts;
import im.restante.mls.tree.Cell;
import im.restante.mls.tree.NodeContent;
import im.restante.mls.tree.RatchetTree;
import im.restante.mls.tree.TreePatch;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.Arrays;
import java.util.List;

/// A whole group in the open, as a snapshot seals it.
///
/// ```
/// struct {
///   uint8 version;                 /* 1 */
///   MetadataMode metadata_mode;
///   CipherSuite cipher_suite;
///   GroupCore core;
///   uint8 depth;
///   opaque nodes<V> [2^(depth+1) - 1];
///   opaque recipients<V> chunks<V>;
///   opaque activity<V> chunks<V>;
///   UserKey user_keys<V>;
///   Joiner joiners<V>;
///   PastTree past<V>;
/// } State;
/// struct { uint64 epoch; uint32 waiting; uint64 expires_at; TreePatch tree; } PastTree;
/// ```
///
/// A past tree is written as the nodes by which it differs from the current one: a snapshot thereby
/// holds what a joiner of a past epoch needs, and no journal before it has to be kept (K5). What
/// follows from the tree is not written, and remembered answers have rows of their own.
public final class StateCodec {
  private static final int VERSION = 1;
  private static final int DEPTH_MAX = 24;

  private StateCodec() {}

  public static Bytes encode(GroupState state, Opening opening) {
    CellVault vault = opening.vault();
    WireWriter writer =
        new WireWriter(4096)
            .u8(VERSION)
            .struct(state.mode())
            .u16(state.suite().value())
            .fixed(vault.open(CellKind.CORE, 0, state.core()))
            .u8(state.tree().depth());
    state.tree().forEachCell((node, cell) -> writer.opaque(vault.open(cell, node).encode()));
    chunks(writer, state.recipients().openChunks(vault));
    chunks(writer, state.activity().openChunks(vault));
    return writer
        .vector(state.userKeys().open(vault), (entry, to) -> entry.write(to))
        .vector(state.joiners().open(vault))
        .vector(
            state.joiners().past(),
            (past, to) ->
                to.u64(past.epoch())
                    .u32(past.waiting())
                    .u64(past.expiresAtSeconds())
                    .struct(TreePatch.between(state.tree(), past.tree(), vault)))
        .toBytes();
  }

  /// The suite of an encoded state, which it takes to make the opening that decodes the rest.
  public static CipherSuite suite(Bytes encoded) {
    WireReader reader = new WireReader(encoded);
    int _ = reader.u8("version");
    MetadataMode _ = MetadataMode.read(reader);
    return suite(reader);
  }

  /// The state in the cells of `opening`, still without what follows from the tree.
  public static GroupState decode(Bytes encoded, Opening opening) {
    return WireReader.decode(encoded, reader -> read(reader, opening));
  }

  private static GroupState read(WireReader reader, Opening opening) {
    CellVault vault = opening.vault();
    if (reader.u8("version") != VERSION) {
      throw reader.malformed("version", "written by a later release");
    }
    MetadataMode mode = MetadataMode.read(reader);
    CipherSuite suite = suite(reader);
    GroupCore core = GroupCore.read(reader);
    int depth = reader.u8("depth");
    if (depth > DEPTH_MAX) {
      throw reader.malformed("depth", "no such tree");
    }
    RatchetTree tree = RatchetTree.of(depth, node -> cell(reader, node, vault));
    LeafTable recipients =
        LeafTable.of(
            CellKind.RECIPIENTS,
            Recipient.RECIPIENT_BYTES,
            chunks(reader, "recipients", Recipient.RECIPIENT_BYTES),
            vault);
    LeafTable activity =
        LeafTable.of(
            CellKind.ACTIVITY,
            Activity.ACTIVITY_BYTES,
            chunks(reader, "activity", Activity.ACTIVITY_BYTES),
            vault);
    UserKeys userKeys = UserKeys.EMPTY;
    for (UserKeys.Entry entry : reader.vector("user_keys", UserKeys.Entry::read)) {
      userKeys = userKeys.with(entry, vault);
    }
    List<Joiner> joiners = reader.vector("joiners", Joiner::read);
    List<PastState> past = reader.vector("past", state -> past(state, tree, vault));
    return new GroupState(
        mode,
        suite,
        vault.seal(CellKind.CORE, 0, core.encode()),
        tree,
        FingerprintSet.EMPTY,
        SupportCounts.EMPTY,
        Users.EMPTY,
        userKeys,
        recipients,
        activity,
        Joiners.of(joiners, past, vault),
        Digests.EMPTY);
  }

  private static CipherSuite suite(WireReader reader) {
    CipherSuite suite = CipherSuite.of(reader.u16("cipher_suite"));
    if (suite == null) {
      throw reader.malformed("cipher_suite", "unknown value");
    }
    return suite;
  }

  private static Cell cell(WireReader reader, int node, CellVault vault) {
    return vault.seal(reader.framed("node", NodeContent::read), node);
  }

  private static PastState past(WireReader reader, RatchetTree current, CellVault vault) {
    long epoch = reader.u64("epoch");
    int waiting = (int) reader.u32("waiting");
    long expiresAtSeconds = reader.u64("expires_at");
    return new PastState(
        epoch, TreePatch.read(reader).applyTo(current, vault), waiting, expiresAtSeconds);
  }

  /// Chunks without the zeros at their ends: most groups have far fewer members than a chunk has
  /// room.
  private static void chunks(WireWriter writer, List<Bytes> chunks) {
    writer.vector(
        chunks,
        (chunk, to) -> {
          int size = chunk.size();
          while (size > 0 && chunk.get(size - 1) == 0) {
            size--;
          }
          to.opaque(chunk.slice(0, size));
        });
  }

  private static List<Bytes> chunks(WireReader reader, String field, int recordBytes) {
    int chunkBytes = LeafTable.LEAVES_PER_CHUNK * recordBytes;
    return reader.vector(
        field,
        chunk ->
            Bytes.wrap(Arrays.copyOf(chunk.opaque("chunk", chunkBytes).toByteArray(), chunkBytes)));
  }
}
