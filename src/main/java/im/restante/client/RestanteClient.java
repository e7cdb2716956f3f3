package im.restante.client;

import im.restante.client.group.Operations;
import im.restante.client.group.Session;
import im.restante.client.group.Settings;
import im.restante.client.inbox.QueueListener;
import im.restante.client.service.DeliveryService;
import im.restante.client.service.QueueService;
import im.restante.client.state.ClientState;
import im.restante.client.store.StateStore;
import im.restante.client.transport.Transport;
import im.restante.crypto.CryptoProvider;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client of one provider: start here.
///
/// ```java
/// try (RestanteClient alice = RestanteClient.open(options, crypto, new FileStore(path))) {
///   alice.register();
///   alice.publishKeyPackages(MetadataMode.FULL, 20);
///   alice.listen();
///   Group group = alice.createGroup(MetadataMode.FULL);
///   group.invite(List.of(bob));
///   group.send(Bytes.utf8("hello"));
///   Event event = alice.events().take();
/// }
/// ```
///
/// Calls block, retry by themselves and may come from any thread.
public final class RestanteClient implements AutoCloseable {
  private final Transport transport;
  private final Session session;
  private final Operations operations;
  private final Registration registration;
  private final Events events = new Events();
  private @Nullable QueueListener listener;

  private RestanteClient(Transport transport, Session session) {
    this.transport = transport;
    this.session = session;
    this.operations = new Operations(session);
    this.registration = new Registration(session, operations);
  }

  /// Opens the client whose state is in `store`, or a new one where there is none.
  ///
  /// @param crypto shared by all clients of a process
  public static RestanteClient open(ClientOptions options, CryptoProvider crypto, StateStore store)
      throws IOException {
    Bytes stored = store.load();
    ClientState state =
        stored == null
            ? new ClientState()
            : ClientState.decode(stored, Settings::of, crypto.suite(options.suite()));
    Transport transport = new Transport(options.provider(), options.trusted(), options.retries());
    DeliveryService delivery =
        new DeliveryService(transport, crypto.suite(options.suite()), options.nowSeconds());
    QueueService queueing =
        new QueueService(
            transport,
            crypto.suite(
                im.restante.crypto.CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519),
            options.nowSeconds());
    return new RestanteClient(
        transport, new Session(options, crypto, store, state, delivery, queueing));
  }

  /// Makes the user's record at the provider with this client in it. Nothing happens if the client
  /// has an account already.
  public void register() {
    registration.registerUser();
  }

  /// Makes this client's record beside that of `sibling`, a client of the same user on this
  /// machine.
  public void registerBeside(RestanteClient sibling) {
    registration.registerBeside(sibling.session.locked(sibling.session::account));
  }

  /// Publishes `count` fresh KeyPackages and one of last resort for groups of `mode`.
  public void publishKeyPackages(MetadataMode mode, int count) {
    registration.publish(mode, count);
  }

  /// What others need to invite this user.
  public Contact contact() {
    return session.locked(
        () -> new Contact(session.options().user(), session.account().friendshipToken()));
  }

  public Group createGroup(MetadataMode mode) {
    return group(operations.found(mode));
  }

  /// Joins a group that another client of this user is in.
  public Group join(GroupInvitation invitation) {
    operations.joinExternally(invitation);
    return group(invitation.groupId());
  }

  /// A group by its id, whether or not this client is in it.
  public Group group(Bytes groupId) {
    return new Group(groupId, session, operations);
  }

  /// All groups this client is a member of.
  public List<Group> groups() {
    return session.locked(() ->
        session.state().groups().entrySet().stream()
            .filter(entry -> !entry.getValue().member().isRemoved())
            .map(entry -> group(entry.getKey()))
            .toList());
  }

  /// Starts taking entries from the queue; they come out of [#events].
  public synchronized void listen() {
    if (listener == null) {
      listener = new QueueListener(session, transport, operations, events::put);
      listener.start();
    }
  }

  /// Stops listening; the queue holds what comes meanwhile.
  public synchronized void stopListening() {
    if (listener != null) {
      listener.close();
      listener = null;
    }
  }

  public Events events() {
    return events;
  }

  @Override
  public void close() {
    stopListening();
    transport.close();
  }
}
