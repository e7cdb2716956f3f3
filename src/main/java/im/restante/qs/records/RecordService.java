package im.restante.qs.records;

import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.log.Appender;
import im.restante.qs.route.QueueConfigKeys;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;

/// What the record service is made of.
///
/// @param database on which every request runs; its bound on waiting requests is the service's
/// @param random thread-safe
public record RecordService(
    Vertx vertx,
    Pool database,
    Appender appender,
    QueueAccess queues,
    CryptoProvider crypto,
    RecordKeys recordKeys,
    QueueConfigKeys queueConfigKeys,
    KeyPackageChecks keyPackageChecks,
    KnownPackages knownPackages,
    InstantSource clock,
    RandomSource random,
    RecordLimits limits) {}
