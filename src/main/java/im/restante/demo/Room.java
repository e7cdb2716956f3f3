package im.restante.demo;

import im.restante.client.Group;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// A group of the demonstration and who is in it, by the demonstration's own book-keeping.
final class Room {
  private final String name;
  private final MetadataMode mode;
  private final Bytes id;
  private final Ledger ledger;
  private final List<DemoClient> members = new ArrayList<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  Room(String name, MetadataMode mode, DemoClient creator, Ledger ledger) {
    this.name = name;
    this.mode = mode;
    this.ledger = ledger;
    this.id = creator.client().createGroup(mode).id();
    members.add(creator);
  }

  String name() {
    return name;
  }

  MetadataMode mode() {
    return mode;
  }

  Bytes id() {
    return id;
  }

  List<DemoClient> members() {
    return members;
  }

  Group of(DemoClient client) {
    return client.group(id);
  }

  int commitsAccepted() {
    return accepted.get();
  }

  int commitsRefused() {
    return refused.get();
  }

  void count(Group.Changed changed) {
    accepted.incrementAndGet();
    refused.addAndGet(changed.lostRounds());
  }

  /// A commit from outside, which the service accepted.
  void countExternal() {
    accepted.incrementAndGet();
  }

  /// `count` messages from each of `senders`, all at the same time.
  void chat(List<DemoClient> senders, int count) {
    Set<String> names = new HashSet<>();
    members.forEach(member -> names.add(member.name()));
    inParallel(
        senders,
        sender -> {
          for (int i = 0; i < count; i++) {
            String message = name + " #" + messages.incrementAndGet() + " from " + sender.name();
            long _ = of(sender).send(Bytes.utf8(message));
            Set<String> recipients = new HashSet<>(names);
            recipients.remove(sender.name());
            ledger.sent(message, recipients);
          }
        });
  }

  /// `rounds` updates by each of `racers` at once: one wins each epoch, the others try again.
  void race(List<DemoClient> racers, int rounds) {
    inParallel(
        racers,
        racer -> {
          for (int i = 0; i < rounds; i++) {
            count(of(racer).update());
          }
        });
  }

  /// The newest epoch that any member has come to.
  long newestEpoch() {
    return members.stream().mapToLong(member -> of(member).epoch()).max().orElse(0);
  }

  interface Work {
    void by(DemoClient client);
  }

  static void inParallel(List<DemoClient> clients, Work work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (DemoClient client : clients) {
        running.add(threads.submit(() -> work.by(client)));
      }
      for (Future<?> each : running) {
        Object _ = each.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
