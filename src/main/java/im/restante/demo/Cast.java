package im.restante.demo;

import im.restante.client.ClientOptions;
import im.restante.client.RestanteClient;
import im.restante.client.store.FileStore;
import im.restante.crypto.CryptoProvider;
import im.restante.protocol.ds.MetadataMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// The clients of the demonstration: eight users with two or three devices each.
final class Cast implements AutoCloseable {
  private static final int USERS = 8;
  private static final int USERS_WITH_THREE = 5;
  private static final int KEY_PACKAGES = 8;

  private final URI provider;
  private final String domain;
  private final List<X509Certificate> trusted;
  private final CryptoProvider crypto;
  private final Path stores;
  private final Ledger ledger;
  private final List<List<DemoClient>> users = new ArrayList<>();
  private final List<DemoClient> extra = new ArrayList<>();

  Cast(
      URI provider,
      String domain,
      List<X509Certificate> trusted,
      CryptoProvider crypto,
      Path stores,
      Ledger ledger) {
    this.provider = provider;
    this.domain = domain;
    this.trusted = trusted;
    this.crypto = crypto;
    this.stores = stores;
    this.ledger = ledger;
  }

  /// Registers everybody, publishes KeyPackages for both kinds of groups and starts listening.
  void enter() {
    for (int number = 1; number <= USERS; number++) {
      String user = "user-" + number;
      List<DemoClient> devices = new ArrayList<>();
      for (int device = 1; device <= (number <= USERS_WITH_THREE ? 3 : 2); device++) {
        DemoClient client = open(user, "device-" + device);
        if (devices.isEmpty()) {
          client.client().register();
        } else {
          client.client().registerBeside(devices.getFirst().client());
        }
        client.client().publishKeyPackages(MetadataMode.FULL, KEY_PACKAGES);
        client.client().publishKeyPackages(MetadataMode.REDUCED, KEY_PACKAGES);
        client.client().listen();
        devices.add(client);
      }
      users.add(devices);
    }
  }

  /// A further device of a user, with an account and no KeyPackages.
  DemoClient furtherDevice(int user) {
    DemoClient client = open("user-" + (user + 1), "device-late");
    client.client().registerBeside(users.get(user).getFirst().client());
    client.client().listen();
    extra.add(client);
    return client;
  }

  List<DemoClient> devices(int user) {
    return users.get(user);
  }

  List<DemoClient> devices(List<Integer> of) {
    return of.stream().flatMap(user -> users.get(user).stream()).toList();
  }

  List<DemoClient> all() {
    List<DemoClient> all = new ArrayList<>();
    users.forEach(all::addAll);
    all.addAll(extra);
    return all;
  }

  int userCount() {
    return users.size();
  }

  @Override
  public void close() {
    all().forEach(DemoClient::close);
  }

  private DemoClient open(String user, String device) {
    String name = user + "/" + device;
    try {
      return new DemoClient(
          name,
          RestanteClient.open(
              ClientOptions.of(provider, domain, user, device, trusted),
              crypto,
              new FileStore(stores.resolve(user + "-" + device))),
          ledger);
    } catch (IOException fault) {
      throw new UncheckedIOException("cannot open the state of " + name, fault);
    }
  }
}
