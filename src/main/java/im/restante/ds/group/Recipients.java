package im.restante.ds.group;

import im.restante.ds.resident.LeafTable;
import im.restante.log.record.Deliver;
import im.restante.wire.Bytes;
import java.util.Arrays;
import java.util.List;

/// The routes of a group, joined as a [Deliver] record has them.
final class Recipients {
  private Recipients() {}

  /// Routes of all leaves with one, except that of `exceptLeaf` (-1: of none).
  static Bytes routes(GroupState state, int exceptLeaf, Opening opening) {
    List<Bytes> chunks = state.recipients().openChunks(opening.vault());
    byte[] routes = new byte[chunks.size() * LeafTable.LEAVES_PER_CHUNK * Deliver.ROUTE_BYTES];
    int size = 0;
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      Bytes records = chunks.get(chunk);
      for (int i = 0; i < LeafTable.LEAVES_PER_CHUNK; i++) {
        int at = i * Recipient.RECIPIENT_BYTES;
        if (chunk * LeafTable.LEAVES_PER_CHUNK + i != exceptLeaf
            && Recipient.isThere(records, at)) {
          records.slice(at, at + Deliver.ROUTE_BYTES).copyTo(routes, size);
          size += Deliver.ROUTE_BYTES;
        }
      }
    }
    return Bytes.wrap(Arrays.copyOf(routes, size));
  }
}
