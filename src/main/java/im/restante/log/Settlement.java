package im.restante.log;

import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is there of a batch whose outcome is unknown, read when it can change no more (G6).
///
/// A statement commits as a whole, so one unit that is there shows that the others lost. Units with
/// records are known by their rows' counters, the others by their head's tag or their digest.
///
/// @param committed whether anything of the batch is there; where nothing is, it may be sent again
/// @param won the indexes of the units that are there
record Settlement(boolean committed, BitSet won) {
  static Future<Settlement> read(PgConnection connection, Stream stream, Batch batch, long base) {
    Map<Long, Integer> counterToUnit = new HashMap<>();
    Map<Bytes, Integer> tagToUnit = new HashMap<>();
    Map<Bytes, Integer> digestToUnit = new HashMap<>();
    List<Buffer> locators = new ArrayList<>();
    List<Buffer> digests = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      WaitingUnit waiting = batch.units().get(i);
      HeadChange head = waiting.unit().head();
      if (waiting.recordCount() > 0) {
        counterToUnit.put(waiting.firstCounter(), i);
      } else if (head != null) {
        tagToUnit.put(Bytes.concat(head.locator(), head.newTag()), i);
        locators.add(BatchTuple.buffer(head.locator()));
      } else {
        Bytes digest = waiting.unit().done().getFirst().digest();
        digestToUnit.put(digest, i);
        digests.add(BatchTuple.buffer(digest));
      }
    }
    BitSet won = new BitSet(batch.size());
    return connection
        .preparedQuery(
            """
            select substring(sealed for 8) from log
            where slot = $1 and stream = $2 and no >= $3 and chunk = 0
            """)
        .execute(Tuple.of(stream.slot(), stream.id(), base))
        .onSuccess(
            rows -> rows.forEach(row -> mark(won, counterToUnit, RecordSeal.counter(bytes(row)))))
        .compose(_ ->
            connection
                .preparedQuery("select locator || tag from head where locator = any($1::bytea[])")
                .execute(Tuple.of(locators.toArray(Buffer[]::new))))
        .onSuccess(rows -> rows.forEach(row -> mark(won, tagToUnit, bytes(row))))
        .compose(_ ->
            connection
                .preparedQuery("select digest from done where digest = any($1::bytea[])")
                .execute(Tuple.of(digests.toArray(Buffer[]::new))))
        .map(rows -> {
          Set<Bytes> there = new HashSet<>();
          rows.forEach(row -> there.add(bytes(row)));
          return withDigests(won, digestToUnit, there);
        });
  }

  /// A digest alone proves nothing: an earlier request may have left it. It counts where a sibling
  /// proves the commit; otherwise the batch is sent again, and the unit loses to what is there,
  /// which is its own answer.
  private static Settlement withDigests(
      BitSet won, Map<Bytes, Integer> digestToUnit, Set<Bytes> there) {
    boolean committed = !won.isEmpty();
    if (committed) {
      there.forEach(digest -> mark(won, digestToUnit, digest));
    }
    return new Settlement(committed, won);
  }

  private static <K> void mark(BitSet won, Map<K, Integer> index, K key) {
    Integer unit = index.get(key);
    if (unit != null) {
      won.set(unit);
    }
  }

  private static Bytes bytes(Row row) {
    return Bytes.wrap(row.getBuffer(0).getBytes());
  }
}
