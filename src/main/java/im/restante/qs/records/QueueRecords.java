package im.restante.qs.records;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.log.AppendResult;
import im.restante.log.AppendUnit;
import im.restante.log.Appender;
import im.restante.log.record.LogRecord;
import im.restante.log.record.QueueCreated;
import im.restante.log.record.QueueDeleted;
import im.restante.log.record.QueueRekeyed;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QueueSeal;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import java.util.List;

/// The log records that follow from changed client records: queues begin, get new keys and end.
final class QueueRecords {
  /// What a client is asked to wait where the log is full.
  static final int RETRY_SECONDS = 1;

  private static final int SEED_BYTES = 32;

  private final SuiteCrypto crypto;
  private final Appender appender;
  private final RandomSource random;

  QueueRecords(SuiteCrypto crypto, Appender appender, RandomSource random) {
    this.crypto = crypto;
    this.appender = appender;
    this.random = random;
  }

  /// A number for a new queue, never zero.
  long freshHandle() {
    while (true) {
      Bytes bytes = random.bytes(Long.BYTES);
      long handle = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        handle = handle << 8 | (bytes.get(i) & 0xff);
      }
      if (handle != 0) {
        return handle;
      }
    }
  }

  /// The record that begins a client's queue (C-38).
  QueueCreated created(Sender.Client client) {
    try (Secret seed = random.secret(SEED_BYTES)) {
      return new QueueCreated(client.handle(), seed.copy(), sealed(client.queueKey(), seed));
    }
  }

  /// The record that gives a queue a fresh seed, sealed to `queueKey` (C-41).
  QueueRekeyed rekeyed(Sender.Client client, Bytes queueKey) {
    try (Secret seed = random.secret(SEED_BYTES)) {
      return new QueueRekeyed(client.handle(), seed.copy(), sealed(queueKey, seed));
    }
  }

  static QueueDeleted deleted(Sender.Client client) {
    return new QueueDeleted(client.handle());
  }

  private Bytes sealed(Bytes queueKey, Secret seed) {
    return QueueSeal.seal(crypto, queueKey, seed, random).encode();
  }

  /// Completes when the records are durable; fails with [Refused] where the log takes nothing now.
  Future<Void> append(List<? extends LogRecord> records) {
    if (records.isEmpty()) {
      return Future.succeededFuture();
    }
    return appender
        .append(new AppendUnit(null, List.of(), List.copyOf(records)))
        .map(result ->
            switch (result) {
              case AppendResult.Durable _ -> null;
              case AppendResult.Lost _, AppendResult.Overloaded _ ->
                  throw new Refused(new QSError(QSErrorCode.UNAVAILABLE, RETRY_SECONDS));
            });
  }
}
