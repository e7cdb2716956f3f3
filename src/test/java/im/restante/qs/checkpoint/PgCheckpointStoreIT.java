package im.restante.qs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.log.DatabaseAddress;
import im.restante.qs.fold.CheckpointMark;
import im.restante.qs.fold.CursorVector;
import im.restante.testing.PostgresExtension;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Checkpoints in a real PostgreSQL, broken off at each of their steps.
@ExtendWith(PostgresExtension.class)
class PgCheckpointStoreIT {
  private enum Crash {
    AFTER_BEGIN,
    AFTER_RUNS,
    AFTER_COMMIT
  }

  private static final Vertx VERTX = Vertx.vertx();

  private static Pool pool;
  private static long stream;

  @BeforeAll
  static void connect(DatabaseAddress database) {
    pool = Pool.pool(VERTX, database.connectOptions(), new io.vertx.sqlclient.PoolOptions());
    stream = open("first");
  }

  @AfterAll
  static void close() {
    await(pool.close());
    await(VERTX.close());
  }

  private static long open(String node) {
    return await(
            pool.preparedQuery("insert into stream (node) values ($1) returning id")
                .execute(Tuple.of(node)))
        .iterator()
        .next()
        .getLong(0);
  }

  @Test
  @DisplayName("K1 C-44: a crash at any step of a checkpoint changes no number and no byte")
  void crashAtAnyStepChangesNothing() {
    QueueWorld world = new QueueWorld(11);
    PgCheckpointStore store = new PgCheckpointStore(pool, stream, 1);
    CheckpointStore.Stored _ = await(store.claim(0));
    long first = world.create();
    long second = world.create();
    for (int round = 0; round < 9; round++) {
      for (int i = 0; i < 15; i++) {
        world.deliver(List.of(first, second), 300 + 40 * i, i % 5 == 0);
      }
      world.rekey(first);
      world.acknowledge(second, 13L * round);
      CheckpointMark mark = world.queues.mark();
      world.deliver(List.of(first), 100, false);
      checkpoint(world, store, mark, Crash.values()[round % 3]);
      load(world, store);
      world.crash();
      world.check();
    }
    assertThat(world.store.runs).isNotEmpty();
    world.acknowledge(first, -1L);
    world.acknowledge(second, -1L);
    checkpoint(world, store, world.queues.mark(), Crash.AFTER_COMMIT);
    load(world, store);
    assertThat(world.store.runs).as("acknowledged runs are gone").isEmpty();
  }

  private static void checkpoint(
      QueueWorld world, PgCheckpointStore store, CheckpointMark mark, Crash crash) {
    CheckpointStore.Writing writing = await(store.begin(0, world.store.cursor));
    Checkpoint checkpoint = new Checkpoint(world.queues, world.pages, mark, world.secrets);
    if (crash == Crash.AFTER_BEGIN) {
      await(writing.rollback());
      return;
    }
    while (checkpoint.hasNext()) {
      await(writing.insertRuns(checkpoint.next(8_000)));
    }
    if (crash == Crash.AFTER_RUNS) {
      await(writing.rollback());
      return;
    }
    await(writing.commit(checkpoint.finish()));
  }

  /// What a new process would find.
  private static void load(QueueWorld world, PgCheckpointStore store) {
    CheckpointStore.Stored stored = await(store.claim(0));
    world.store.cursor = stored.cursor();
    world.store.pages.clear();
    stored.pages().forEach(page -> world.store.pages.put(page.page(), page));
    List<Bytes> ids = new ArrayList<>();
    for (Row row : await(pool.query("select id from queue_run where partition = 0").execute())) {
      ids.add(Bytes.wrap(row.getBuffer(0).getBytes()));
    }
    world.store.runs.clear();
    await(store.runs(0, ids)).forEach(run -> world.store.runs.put(run.id(), run));
    assertThat(world.store.runs).hasSameSizeAs(ids);
  }

  @Test
  @DisplayName("N2 K1: another stream, or an old cursor, is fenced off")
  void fencesOffWhoDoesNotOwnThePartition() {
    PgCheckpointStore owner = new PgCheckpointStore(pool, stream, 1);
    PgCheckpointStore rival = new PgCheckpointStore(pool, open("second"), 1);
    CheckpointStore.Stored _ = await(owner.claim(1));
    assertThatThrownBy(() -> await(rival.claim(1))).isInstanceOf(CheckpointFenced.class);
    assertThatThrownBy(() -> await(rival.begin(1, CursorVector.NONE)))
        .isInstanceOf(CheckpointFenced.class);
    assertThatThrownBy(() -> await(owner.begin(1, CursorVector.NONE.with(stream, 5))))
        .isInstanceOf(CheckpointFenced.class);
    CheckpointStore.Writing writing = await(owner.begin(1, CursorVector.NONE));
    await(
        writing.commit(
            new CheckpointWrite(List.of(), List.of(), CursorVector.NONE.with(stream, 5))));
    assertThat(await(owner.cursor(1)).next(stream)).isEqualTo(5);
  }

  @Test
  @DisplayName("N1: the partition of a sealed stream can be claimed")
  void claimsThePartitionOfASealedStream() {
    long old = open("third");
    CheckpointStore.Stored _ = await(new PgCheckpointStore(pool, old, 1).claim(2));
    var _ =
        await(
            pool.preparedQuery("update stream set sealed = true where id = $1")
                .execute(Tuple.of(old)));
    PgCheckpointStore successor = new PgCheckpointStore(pool, open("third"), 1);
    assertThat(await(successor.claim(2)).pages()).isEmpty();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
