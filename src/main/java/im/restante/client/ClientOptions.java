package im.restante.client;

import im.restante.client.transport.RetryPolicy;
import im.restante.crypto.CipherSuite;
import im.restante.crypto.RandomSource;
import im.restante.crypto.SystemRandom;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// How a client reaches its provider and who it is there.
///
/// @param provider `https://host:port`
/// @param domain the provider's domain, as it stands in names and queue configurations
/// @param user the user's name at the provider, in full-metadata groups
/// @param device this client's name among the user's
/// @param suite of the groups it creates and the KeyPackages it publishes
/// @param trusted certificates to trust instead of the platform's; empty for the platform's
/// @param windowEntries unacknowledged queue entries to hold at most
/// @param epochWait how long to wait for the commits of others before giving up
public record ClientOptions(
    URI provider,
    String domain,
    String user,
    String device,
    CipherSuite suite,
    List<X509Certificate> trusted,
    RetryPolicy retries,
    int windowEntries,
    Duration epochWait,
    LongSupplier nowSeconds,
    RandomSource random) {
  private static final int WINDOW_ENTRIES = 256;
  private static final Duration EPOCH_WAIT = Duration.ofSeconds(60);

  public ClientOptions {
    trusted = List.copyOf(trusted);
  }

  /// Suite 1, the system's clock and randomness, default retries.
  public static ClientOptions of(
      URI provider, String domain, String user, String device, List<X509Certificate> trusted) {
    return new ClientOptions(
        provider,
        domain,
        user,
        device,
        CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519,
        trusted,
        RetryPolicy.DEFAULT,
        WINDOW_ENTRIES,
        EPOCH_WAIT,
        () -> System.currentTimeMillis() / 1000,
        new SystemRandom());
  }
}
