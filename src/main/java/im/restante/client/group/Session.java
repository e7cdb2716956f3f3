package im.restante.client.group;

import im.restante.client.ClientOptions;
import im.restante.client.RemovedFromGroup;
import im.restante.client.service.DeliveryService;
import im.restante.client.service.QueueService;
import im.restante.client.state.Account;
import im.restante.client.state.ClientState;
import im.restante.client.state.GroupEntry;
import im.restante.client.store.StateStore;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A client's state, the lock that guards it and the services it talks to.
public final class Session {
  private final ClientOptions options;
  private final CryptoProvider provider;
  private final StateStore store;
  private final ClientState state;
  private final DeliveryService delivery;
  private final QueueService queueing;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  public Session(
      ClientOptions options,
      CryptoProvider provider,
      StateStore store,
      ClientState state,
      DeliveryService delivery,
      QueueService queueing) {
    this.options = options;
    this.provider = provider;
    this.store = store;
    this.state = state;
    this.delivery = delivery;
    this.queueing = queueing;
  }

  public ClientOptions options() {
    return options;
  }

  /// The suite of this client's groups.
  public SuiteCrypto crypto() {
    return provider.suite(options.suite());
  }

  /// The suite of queue configurations and record signatures, which is 1 everywhere.
  public SuiteCrypto queueCrypto() {
    return provider.suite(
        im.restante.crypto.CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
  }

  public DeliveryService delivery() {
    return delivery;
  }

  public QueueService queueing() {
    return queueing;
  }

  /// Only inside [#locked].
  public ClientState state() {
    return state;
  }

  /// The account, which must be there. Only inside [#locked].
  public Account account() {
    Account account = state.account();
    if (account == null) {
      throw new IllegalStateException("register first");
    }
    return account;
  }

  /// The group if this client is a member of it. Only inside [#locked].
  public GroupEntry group(Bytes groupId) {
    GroupEntry entry = state.groups().get(groupId);
    if (entry == null || entry.member().isRemoved()) {
      throw new RemovedFromGroup();
    }
    return entry;
  }

  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// Saves the state and wakes whoever waits for a change. Only inside [#locked].
  public void save() {
    try {
      store.save(state.encode());
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot save the client's state", fault);
    }
    changed.signalAll();
  }

  /// Gives the lock up until the group has come to `epoch`. Only inside [#locked].
  ///
  /// @throws RemovedFromGroup if the client was removed meanwhile
  public void awaitEpoch(Bytes groupId, long epoch) {
    long patience = options.epochWait().toNanos();
    while (Long.compareUnsigned(group(groupId).member().epoch(), epoch) < 0) {
      if (patience <= 0) {
        throw new IllegalStateException("the commits of others did not arrive in time");
      }
      try {
        patience = changed.awaitNanos(patience);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for commits", interrupted);
      }
    }
  }

  /// Gives the lock up until something changed, or for `millis` at most.
  @SuppressWarnings("WaitNotInLoop") // whoever calls looks again and calls again
  public void awaitChange(long millis) {
    try {
      boolean _ = changed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
