package im.restante.qs;

import im.restante.crypto.RandomSource;
import im.restante.log.Appender;
import im.restante.log.LogReader;
import im.restante.qs.checkpoint.CheckpointStore;
import im.restante.qs.checkpoint.HeadKeys;
import im.restante.qs.fold.QueueLimits;
import im.restante.qs.route.RouteKeys;

/// What the queueing service runs on.
///
/// @param partitions a power of two, the same on every node and for ever
/// @param fanoutAddress where the appender publishes what became durable
/// @param random used on every partition's context, so thread-safe
public record QueueSetup(
    int partitions,
    String fanoutAddress,
    Appender appender,
    LogReader reader,
    LogHorizon horizon,
    CheckpointStore store,
    RouteKeys routeKeys,
    HeadKeys headKeys,
    RandomSource random,
    QueueLimits limits) {}
