package im.restante.bench.service;

import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Requests that were made beforehand, posted over a fixed number of TLS connections.
final class Load implements AutoCloseable {
  static final int IN_FLIGHT = 64;

  private static final long PATIENCE_SECONDS = 120;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client;

  Load(int port, Path certificate) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("localhost")
                .setDefaultPort(port)
                .setSsl(true)
                .setTrustOptions(new PemTrustOptions().addCertPath(certificate.toString()))
                .setSslEngineOptions(new OpenSSLEngineOptions()),
            new PoolOptions().setHttp1MaxSize(IN_FLIGHT));
  }

  Vertx vertx() {
    return vertx;
  }

  Future<Buffer> post(String path, Bytes body) {
    return client
        .request(HttpMethod.POST, path)
        .compose((HttpClientRequest request) ->
            request
                .putHeader(
                    "content-type",
                    path.startsWith("/ds") ? "application/mimi-ds" : "application/mimi-qs")
                .send(Buffer.buffer(body.toByteArray())))
        .compose((HttpClientResponse response) ->
            response.statusCode() == 200
                ? response.body()
                : response
                    .body()
                    .compose(said ->
                        Future.failedFuture(
                            "status " + response.statusCode() + " " + said.toString())));
  }

  Bytes call(String path, Bytes body) throws Exception {
    return Bytes.wrap(post(path, body).await(PATIENCE_SECONDS, TimeUnit.SECONDS).getBytes());
  }

  /// Posts all, `inFlight` at a time; fails unless each is answered 200.
  ///
  /// @return seconds it took
  double postAll(String path, List<Bytes> bodies, int inFlight) throws Exception {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(bodies.size());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    long start = System.nanoTime();
    for (int i = 0; i < Math.min(inFlight, bodies.size()); i++) {
      postNext(path, bodies, next, done, failure);
    }
    if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || failure.get() != null) {
      throw new IllegalStateException("a request failed", failure.get());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void postNext(
      String path,
      List<Bytes> bodies,
      AtomicInteger next,
      CountDownLatch done,
      AtomicReference<Throwable> failure) {
    int index = next.getAndIncrement();
    if (index >= bodies.size()) {
      return;
    }
    post(path, bodies.get(index))
        .onComplete(answer -> {
          if (answer.failed()) {
            failure.set(answer.cause());
          }
          done.countDown();
          postNext(path, bodies, next, done, failure);
        });
  }

  @Override
  public void close() {
    var _ = client.close().toCompletionStage().toCompletableFuture().join();
    var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
