package im.restante.demo;

import im.restante.client.Event;
import im.restante.client.Group;
import im.restante.client.RestanteClient;
import im.restante.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One client of the demonstration: takes its events and writes down what it saw.
final class DemoClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String name;
  private final RestanteClient client;
  private final Ledger ledger;
  private final Thread taker;
  private final Set<Bytes> joined = ConcurrentHashMap.newKeySet();
  private final Set<Bytes> removed = ConcurrentHashMap.newKeySet();
  private final AtomicLong entries = new AtomicLong();
  private final AtomicLong afterRemoval = new AtomicLong();
  private final List<String> refusals = new ArrayList<>();

  DemoClient(String name, RestanteClient client, Ledger ledger) {
    this.name = name;
    this.client = client;
    this.ledger = ledger;
    this.taker = Thread.ofVirtual().name("events-" + name).start(this::take);
  }

  String name() {
    return name;
  }

  RestanteClient client() {
    return client;
  }

  Group group(Bytes groupId) {
    return client.group(groupId);
  }

  /// Events that came out of the queue: messages, commits, Welcomes.
  long entries() {
    return entries.get();
  }

  /// What still came of groups this client had been removed from.
  long afterRemoval() {
    return afterRemoval.get();
  }

  boolean wasRemovedFrom(Bytes groupId) {
    return removed.contains(groupId);
  }

  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  void awaitJoined(Bytes groupId) {
    await(() -> joined.contains(groupId), "joining");
  }

  void awaitRemoved(Bytes groupId) {
    await(() -> removed.contains(groupId), "its removal");
  }

  void awaitEpoch(Bytes groupId, long epoch) {
    await(() -> client.group(groupId).epoch() >= epoch, "an epoch");
  }

  void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(name + " waited in vain for " + what + " " + refusals());
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  public void close() {
    client.close();
    taker.interrupt();
  }

  private void take() {
    try {
      while (true) {
        see(client.events().take());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void see(Event event) {
    switch (event) {
      case Event.Joined(Bytes groupId, long _) -> {
        entries.incrementAndGet();
        joined.add(groupId);
        removed.remove(groupId);
      }
      case Event.Message message -> {
        entries.incrementAndGet();
        countAfterRemoval(message.groupId());
        ledger.received(name, message.data());
      }
      case Event.EpochChanged changed -> {
        entries.incrementAndGet();
        countAfterRemoval(changed.groupId());
      }
      case Event.Removed(Bytes groupId) -> {
        entries.incrementAndGet();
        removed.add(groupId);
      }
      case Event.Refused(Bytes groupId, String reason) -> {
        countAfterRemoval(groupId);
        ledger.refused();
        note(reason);
      }
      case Event.Dropped _ -> note("the service dropped entries");
      case Event.Stopped(String reason) -> note("stopped listening: " + reason);
      case Event.Proposed _, Event.CaughtUp _ -> {}
    }
  }

  private void countAfterRemoval(Bytes groupId) {
    if (removed.contains(groupId)) {
      afterRemoval.incrementAndGet();
    }
  }

  private synchronized void note(String what) {
    refusals.add(what);
  }
}
