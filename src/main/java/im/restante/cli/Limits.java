package im.restante.cli;

import im.restante.config.Catalogue;
import im.restante.config.Settings;
import im.restante.ds.DsLimits;
import im.restante.ds.group.GroupLimits;
import im.restante.qs.fold.QueueLimits;
import im.restante.qs.records.RecordLimits;

/// The parts' bounds as the settings have them; what has no setting keeps its default.
record Limits(DsLimits delivery, QueueLimits queues, RecordLimits records) {
  static Limits of(Settings settings) {
    return new Limits(delivery(settings), queues(settings), records(settings));
  }

  private static GroupLimits groups(Settings settings) {
    GroupLimits standard = GroupLimits.defaults();
    return new GroupLimits(
        settings.get(Catalogue.GROUP_MEMBERS),
        standard.pendingMax(),
        settings.get(Catalogue.TOKEN_AGE),
        settings.get(Catalogue.TOKEN_FUTURE),
        standard.keyPackageLifetimeSecondsMax(),
        standard.keyPackageAgeSecondsMax(),
        standard.clockToleranceSeconds(),
        settings.get(Catalogue.GROUP_MESSAGE_EPOCHS),
        settings.get(Catalogue.GROUP_PAST_STATES),
        standard.keyPackagesOnLoopMax(),
        settings.get(Catalogue.TOKEN_V1_ALWAYS));
  }

  private static DsLimits delivery(Settings settings) {
    DsLimits standard = DsLimits.defaults();
    return new DsLimits(
        groups(settings),
        settings.get(Catalogue.GROUP_MAILBOX),
        settings.get(Catalogue.GROUP_IDLE),
        standard.requestTimeoutMs(),
        standard.inlinePayloadBytesMax(),
        standard.snapshotAfterBytesMin());
  }

  private static QueueLimits queues(Settings settings) {
    QueueLimits standard = QueueLimits.defaults();
    long hard = settings.get(Catalogue.QUEUE_PARTITION_BYTES);
    return new QueueLimits(
        settings.get(Catalogue.QUEUE_ENTRIES),
        settings.get(Catalogue.QUEUE_WINDOW),
        standard.windowBytes(),
        standard.frameBytes(),
        standard.dequeueEntriesMax(),
        standard.dequeueBytes(),
        standard.acknowledgeGatherMs(),
        standard.listenerSilenceSeconds(),
        standard.checkpointBytes(),
        settings.get(Catalogue.QUEUE_CHECKPOINT_SECONDS),
        standard.settleMs(),
        Math.min(standard.partitionBytesSoft(), hard),
        hard);
  }

  private static RecordLimits records(Settings settings) {
    RecordLimits standard = RecordLimits.defaults();
    return new RecordLimits(
        settings.get(Catalogue.CLIENTS_PER_USER),
        settings.get(Catalogue.KEY_PACKAGES_PER_CLIENT),
        standard.lastResortPerClientMax(),
        standard.keyPackagesPerRequestMax(),
        settings.get(Catalogue.TOKEN_AGE),
        settings.get(Catalogue.TOKEN_FUTURE),
        standard.answerKeptSeconds(),
        standard.inactiveDaysMax(),
        standard.dequeueEntriesMax(),
        standard.knownKeyPackagesMax());
  }
}
