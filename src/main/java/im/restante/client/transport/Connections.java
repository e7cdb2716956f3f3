package im.restante.client.transport;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// One HTTP client, with its own TLS sessions, for each [Role] (V13). Thread-safe.
final class Connections implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final TrustManagerFactory trust;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Role, HttpClient> clients = new HashMap<>();

  /// @param trusted certificates to trust instead of the platform's, empty for the platform's
  Connections(List<X509Certificate> trusted) {
    try {
      trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(keyStore(trusted));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("cannot prepare trusted certificates", fault);
    }
  }

  synchronized HttpClient of(Role role) {
    return clients.computeIfAbsent(role, ignored -> open());
  }

  synchronized void forget(Role role) {
    HttpClient client = clients.remove(role);
    if (client != null) {
      client.shutdownNow();
    }
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(HttpClient::shutdownNow);
    clients.clear();
    threads.shutdownNow();
  }

  private HttpClient open() {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, trust.getTrustManagers(), null);
      return HttpClient.newBuilder()
          .sslContext(context)
          .executor(threads)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("cannot prepare TLS", fault);
    }
  }

  private static @Nullable KeyStore keyStore(List<X509Certificate> trusted)
      throws GeneralSecurityException {
    if (trusted.isEmpty()) {
      return null;
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < trusted.size(); i++) {
        store.setCertificateEntry("trusted-" + i, trusted.get(i));
      }
      return store;
    } catch (java.io.IOException fault) {
      throw new IllegalStateException("an empty key store does no I/O", fault);
    }
  }
}
