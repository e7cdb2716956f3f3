package im.restante.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.ds.DsLimits;
import im.restante.ds.group.GroupLimits;
import im.restante.log.AppenderLimits;
import im.restante.qs.fold.QueueLimits;
import im.restante.qs.records.RecordLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The tables of limits that clients and operators read, held against the defaults in the code.
class LimitsDocumentTest {
  private static final long HOUR_SECONDS = 3600;
  private static final long DAY_SECONDS = 24 * HOUR_SECONDS;

  private final DsLimits delivery = DsLimits.defaults();
  private final GroupLimits group = delivery.group();
  private final QueueLimits queues = QueueLimits.defaults();
  private final RecordLimits records = RecordLimits.defaults();

  @Test
  void protocolPageNamesTheDefaults() throws IOException {
    assertThat(Files.readString(Path.of("src/site/markdown/protocol.md")))
        .contains(
            List.of(
                "| members of a group | " + number(group.membersMax()) + " clients |",
                "| pending proposals of an epoch | " + group.pendingMax() + " |",
                "| age of a token, ahead of the service | "
                    + group.tokenAgeSecondsMax() / HOUR_SECONDS
                    + " h, "
                    + group.tokenFutureSecondsMax() / 60
                    + " min |",
                "| lifetime of a KeyPackage, age when added | "
                    + group.keyPackageLifetimeSecondsMax() / DAY_SECONDS
                    + " days, "
                    + group.keyPackageAgeSecondsMax() / DAY_SECONDS
                    + " days |",
                "| epochs that a message may be behind | " + group.messageEpochsMax() + " |",
                "| past epochs kept for joiners of a group | " + group.pastStatesMax() + " |",
                "| requests waiting for one group | " + delivery.mailboxMax() + " |",
                "| payload inside an entry | " + delivery.inlinePayloadBytesMax() / 1024 + " KiB |",
                "| unacknowledged entries of a queue | " + number(queues.entriesMax()) + " |",
                "| window of a listener | "
                    + queues.windowEntries()
                    + " entries, "
                    + (queues.windowBytes() >> 20)
                    + " MiB |",
                "| entries of one dequeue | "
                    + queues.dequeueEntriesMax()
                    + ", "
                    + (queues.dequeueBytes() >> 20)
                    + " MiB |",
                "| clients of a user | " + records.clientsPerUserMax() + " |",
                "| KeyPackages of a client: ordinary, last resort, in a request | "
                    + records.keyPackagesPerClientMax()
                    + ", "
                    + records.lastResortPerClientMax()
                    + ", "
                    + records.keyPackagesPerRequestMax()
                    + " |",
                "| silence of a client | " + records.inactiveDaysMax() + " days |"));
  }

  @Test
  void readmeNamesTheDefaults() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            List.of(
                "| clients in a group | " + number(group.membersMax()) + " |",
                "| requests waiting for one group | " + delivery.mailboxMax() + " |",
                "| past epochs kept for those who still join | " + group.pastStatesMax() + " |",
                "| unacknowledged entries of a queue | " + number(queues.entriesMax()) + ",",
                "| payload inside an entry | " + delivery.inlinePayloadBytesMax() / 1024 + " KiB,",
                "| memory of a queue partition | " + (queues.partitionBytesHard() >> 20) + " MiB,",
                "| silence of a client | " + records.inactiveDaysMax() + " days |"));
  }

  @Test
  @DisplayName(
      "D1: answers are remembered for longer than the tokens of their requests are accepted")
  void answersOutliveTokens() {
    assertThat(2 * AppenderLimits.defaults().doneSlotSeconds())
        .isGreaterThan(group.answerSeconds());
    assertThat(records.answerKeptSeconds())
        .isGreaterThan(records.tokenAgeSecondsMax() + records.clockSkewSecondsMax());
  }

  /// With a space between thousands.
  private static String number(int value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }
}
