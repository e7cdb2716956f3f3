package im.restante.demo;

import im.restante.wire.Bytes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The table at the end, counted from what the clients saw.
record Report(
    int users,
    int clients,
    int groups,
    long epochs,
    int commitsAccepted,
    int commitsRefused,
    int messagesSent,
    long entriesDelivered,
    long lost,
    long duplicated,
    int unreadable,
    long afterRemoval,
    int clientsInAgreement,
    int clientsToAgree,
    Duration time) {

  static Report of(Cast cast, List<Room> rooms, Ledger ledger, Duration time) {
    int agree = 0;
    int toAgree = 0;
    for (Room room : rooms) {
      Set<Bytes> authenticators = new HashSet<>();
      room.members().forEach(member -> authenticators.add(room.of(member).epochAuthenticator()));
      toAgree += room.members().size();
      if (authenticators.size() == 1) {
        agree += room.members().size();
      }
    }
    return new Report(
        cast.userCount(),
        cast.all().size(),
        rooms.size(),
        rooms.stream().mapToLong(Room::newestEpoch).sum(),
        rooms.stream().mapToInt(Room::commitsAccepted).sum(),
        rooms.stream().mapToInt(Room::commitsRefused).sum(),
        ledger.sent(),
        cast.all().stream().mapToLong(DemoClient::entries).sum(),
        ledger.lost(),
        ledger.duplicated(),
        ledger.refusedCount(),
        cast.all().stream().mapToLong(DemoClient::afterRemoval).sum(),
        agree,
        toAgree,
        time);
  }

  /// Whether everything that the demonstration promises held. Every epoch was started by one
  /// commit.
  boolean held() {
    return lost == 0
        && duplicated == 0
        && unreadable == 0
        && afterRemoval == 0
        && clientsInAgreement == clientsToAgree
        && epochs == commitsAccepted;
  }

  void print(Terminal terminal) {
    terminal.line("");
    row(terminal, "users, clients", users + ", " + clients);
    row(terminal, "groups", Integer.toString(groups));
    row(terminal, "epochs", Long.toString(epochs));
    row(terminal, "commits accepted", Integer.toString(commitsAccepted));
    row(terminal, "commits refused (lost a race, tried again)", Integer.toString(commitsRefused));
    row(terminal, "messages sent", Integer.toString(messagesSent));
    row(terminal, "entries delivered", Long.toString(entriesDelivered));
    row(terminal, "lost", Long.toString(lost));
    row(terminal, "duplicated", Long.toString(duplicated));
    row(terminal, "unreadable", Integer.toString(unreadable));
    row(terminal, "seen after removal", Long.toString(afterRemoval));
    row(
        terminal,
        "memberships in agreement (epoch_authenticator)",
        clientsInAgreement + " of " + clientsToAgree);
    row(terminal, "time", String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0));
    terminal.line("");
    terminal.line(held() ? "All of it held." : "NOT all of it held.");
  }

  private static void row(Terminal terminal, String name, String value) {
    terminal.line(String.format(Locale.ROOT, "  %-48s %14s", name, value));
  }
}
