package im.restante.client.transport;

import im.restante.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends requests to one provider. Blocking: call it from virtual threads. Thread-safe.
public final class Transport implements AutoCloseable {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_FAULT = 500;

  /// The answer to a request that the service decided.
  public record Answer(int status, Bytes body) {}

  private final URI provider;
  private final RetryPolicy retries;
  private final Connections connections;

  /// @param provider `https://host:port`
  /// @param trusted certificates to trust instead of the platform's, empty for the platform's
  public Transport(URI provider, List<X509Certificate> trusted, RetryPolicy retries) {
    this.provider = provider;
    this.retries = retries;
    this.connections = new Connections(trusted);
  }

  /// Posts `body` until there is an answer other than "try later".
  ///
  /// @throws Unreachable if there was none within the deadline
  public Answer post(Role role, String path, String contentType, Bytes body) {
    HttpRequest request =
        HttpRequest.newBuilder(provider.resolve(path))
            .header("Content-Type", contentType)
            .timeout(retries.tryTimeout())
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    body.backingArray(), body.backingOffset(), body.size()))
            .build();
    long deadline = System.nanoTime() + retries.deadline().toNanos();
    Duration pause = retries.firstPause();
    while (true) {
      Duration asked = Duration.ZERO;
      try {
        HttpResponse<byte[]> response =
            connections.of(role).send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != TOO_MANY_REQUESTS && response.statusCode() < SERVER_FAULT) {
          return new Answer(response.statusCode(), Bytes.wrap(response.body()));
        }
        asked = retryAfter(response);
      } catch (IOException noAnswer) {
        connections.forget(role);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new Unreachable("interrupted while waiting for " + path);
      }
      long wait = Math.max(asked.toNanos(), jittered(pause));
      if (System.nanoTime() + wait > deadline) {
        throw new Unreachable("no answer from " + path + " within " + retries.deadline());
      }
      LockSupport.parkNanos(wait);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(retries.longestPause()) > 0 ? retries.longestPause() : doubled;
    }
  }

  /// Opens a WebSocket once, without retries.
  public WebSocket listen(Role role, String path, String subprotocol, WebSocket.Listener listener)
      throws IOException {
    HttpClient client = connections.of(role);
    URI target = URI.create("wss://" + provider.getAuthority() + path);
    try {
      return client
          .newWebSocketBuilder()
          .subprotocols(subprotocol)
          .connectTimeout(retries.tryTimeout())
          .buildAsync(target, listener)
          .get(retries.tryTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      connections.forget(role);
      throw new IOException("cannot open the queue's WebSocket", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /// Closes the connection of a role that is not needed any more.
  public void forget(Role role) {
    connections.forget(role);
  }

  @Override
  public void close() {
    connections.close();
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    @Nullable String seconds = response.headers().firstValue("Retry-After").orElse(null);
    if (seconds == null || !seconds.matches("\\d{1,4}")) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  /// Between half of `pause` and all of it, so that clients do not come back in step.
  private static long jittered(Duration pause) {
    long nanos = pause.toNanos();
    return nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1);
  }
}
