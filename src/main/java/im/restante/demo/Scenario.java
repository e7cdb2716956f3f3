package im.restante.demo;

import im.restante.client.Contact;
import im.restante.protocol.ds.MetadataMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The story, step by step. Every step waits for what its clients must see before the next begins.
final class Scenario {
  private static final int LATE_EPOCHS = 20;
  private static final int RACERS = 8;
  private static final int RACE_ROUNDS = 3;

  private final Terminal terminal;
  private final ServiceProcess service;
  private final Cast cast;
  private final Ledger ledger;
  private final List<Room> rooms = new ArrayList<>();

  Scenario(Terminal terminal, ServiceProcess service, Cast cast, Ledger ledger) {
    this.terminal = terminal;
    this.service = service;
    this.cast = cast;
    this.ledger = ledger;
  }

  List<Room> rooms() {
    return rooms;
  }

  void play() throws IOException {
    terminal.begin("eight users register their devices and publish KeyPackages");
    cast.enter();
    terminal.end(cast.all().size() + " clients");

    Room hall = found("hall", MetadataMode.FULL, 0, List.of(1, 2, 3, 4, 5, 6, 7));
    Room team = found("team", MetadataMode.FULL, 1, List.of(2, 3, 4));
    Room pair = found("pair", MetadataMode.FULL, 6, List.of(7));
    Room quiet = found("quiet", MetadataMode.REDUCED, 0, List.of(3, 5));

    say(hall, 2);
    say(team, 3);
    say(pair, 10);
    say(quiet, 4);

    joinByExternalCommit(pair);
    race(hall);
    joinLate(team);
    offline(hall);
    killInTheMiddle(hall, quiet);
    resync(team);
    remove(team);
    say(hall, 1);
    say(quiet, 1);
  }

  private Room found(String name, MetadataMode mode, int creator, List<Integer> invited) {
    terminal.begin(
        "group \"%s\" (%s metadata): created, others join by Welcome"
            .formatted(name, mode == MetadataMode.FULL ? "full" : "reduced"));
    DemoClient founder = cast.devices(creator).getFirst();
    Room room = new Room(name, mode, founder, ledger);
    List<Contact> contacts = new ArrayList<>();
    for (int user : invited) {
      contacts.add(cast.devices(user).getFirst().client().contact());
    }
    room.count(room.of(founder).invite(contacts));
    for (DemoClient joiner : cast.devices(invited)) {
      joiner.awaitJoined(room.id());
      room.members().add(joiner);
    }
    rooms.add(room);
    terminal.end(room.members().size() + " clients");
    return room;
  }

  private void say(Room room, int each) {
    terminal.begin("\"%s\": every client sends %d messages at once".formatted(room.name(), each));
    room.chat(room.members(), each);
    settle();
    terminal.end(ledger.delivered() + " delivered so far");
  }

  private void joinByExternalCommit(Room room) {
    terminal.begin("\"%s\": a further device joins by external commit".formatted(room.name()));
    DemoClient inviter = room.members().getFirst();
    DemoClient device = cast.furtherDevice(6);
    var invitation = room.of(inviter).invitationForOwnClient();
    long epoch = device.client().join(invitation).epoch();
    room.countExternal();
    room.members().add(device);
    room.members().forEach(member -> member.awaitEpoch(room.id(), epoch));
    room.chat(room.members(), 2);
    settle();
    terminal.end("epoch " + epoch);
  }

  private void race(Room room) {
    terminal.begin(
        "\"%s\": %d clients race with %d commits each".formatted(room.name(), RACERS, RACE_ROUNDS));
    int refusedBefore = room.commitsRefused();
    room.race(room.members().subList(0, RACERS), RACE_ROUNDS);
    catchUp(room);
    terminal.end(
        "%d accepted, %d lost a race and tried again"
            .formatted(RACERS * RACE_ROUNDS, room.commitsRefused() - refusedBefore));
  }

  private void joinLate(Room room) {
    terminal.begin(
        "\"%s\": one is added while offline and joins %d epochs late"
            .formatted(room.name(), LATE_EPOCHS));
    List<DemoClient> late = cast.devices(7);
    late.forEach(device -> device.client().stopListening());
    DemoClient adder = room.members().getFirst();
    room.count(room.of(adder).invite(List.of(late.getFirst().client().contact())));
    for (int i = 0; i < LATE_EPOCHS; i++) {
      room.count(room.of(adder).update());
    }
    late.forEach(device -> device.client().listen());
    late.forEach(device -> device.awaitJoined(room.id()));
    room.members().addAll(late);
    catchUp(room);
    room.chat(room.members(), 1);
    settle();
    terminal.end("epoch " + room.newestEpoch());
  }

  private void offline(Room room) {
    terminal.begin("\"%s\": a client goes offline and catches up".formatted(room.name()));
    DemoClient sleeper = room.members().getLast();
    sleeper.client().stopListening();
    long before = sleeper.entries();
    List<DemoClient> awake = room.members().stream().filter(member -> member != sleeper).toList();
    room.chat(awake, 3);
    room.count(room.of(awake.getFirst()).update());
    room.chat(awake, 1);
    sleeper.client().listen();
    settle();
    catchUp(room);
    terminal.end((sleeper.entries() - before) + " entries waited for it");
  }

  private void killInTheMiddle(Room... busy) throws IOException {
    terminal.begin("the service is killed with SIGKILL while everybody sends, and restarted");
    Thread traffic =
        Thread.ofPlatform()
            .name("traffic")
            .start(() -> {
              for (Room room : busy) {
                room.chat(room.members(), 4);
                room.race(room.members().subList(0, 3), 1);
              }
            });
    FailureBox failure = new FailureBox();
    traffic.setUncaughtExceptionHandler((thread, failed) -> failure.set(failed));
    try {
      TimeUnit.MILLISECONDS.sleep(300);
      service.kill();
      service.start();
      traffic.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
    failure.rethrow();
    settle();
    for (Room room : busy) {
      catchUp(room);
    }
    terminal.end(ledger.delivered() + " delivered so far");
  }

  private void resync(Room room) {
    terminal.begin("\"%s\": a client rejoins after losing its state".formatted(room.name()));
    DemoClient member = room.members().get(1);
    room.count(room.of(member).update());
    room.of(member).rejoin();
    room.countExternal();
    catchUp(room);
    room.chat(room.members(), 1);
    settle();
    terminal.end("epoch " + room.newestEpoch());
  }

  private void remove(Room room) {
    terminal.begin("\"%s\": a user is removed and hears nothing after that".formatted(room.name()));
    List<DemoClient> leaving = cast.devices(4);
    DemoClient remover = room.members().getFirst();
    room.count(room.of(remover).removeUser("user-5"));
    leaving.forEach(client -> client.awaitRemoved(room.id()));
    room.members().removeAll(leaving);
    room.chat(room.members(), 2);
    settle();
    catchUp(room);
    terminal.end(leaving.size() + " clients removed");
  }

  /// Waits until every message has come to everybody it is for.
  private void settle() {
    cast.all()
        .getFirst()
        .await(() -> ledger.lost() == 0, "the last messages to arrive (" + ledger.lost() + ")");
  }

  private static void catchUp(Room room) {
    long newest = room.newestEpoch();
    room.members().forEach(member -> member.awaitEpoch(room.id(), newest));
  }

  /// Carries a failure from one thread to another.
  private static final class FailureBox {
    private volatile @org.jspecify.annotations.Nullable Throwable failure;

    void set(Throwable failed) {
      failure = failed;
    }

    void rethrow() {
      if (failure != null) {
        throw new IllegalStateException(Objects.requireNonNull(failure));
      }
    }
  }
}
