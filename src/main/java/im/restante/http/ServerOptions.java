package im.restante.http;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The options of the public port: TLS 1.3 by BoringSSL where it loads, and every bound.
public final class ServerOptions {
  /// HTTP/2 flood protection counts over this time.
  private static final int RESET_WINDOW_SECONDS = 30;

  private ServerOptions() {}

  /// @param certificate PEM file of the chain
  /// @param key PEM file of the private key
  public static HttpServerOptions tls(String host, int port, Path certificate, Path key) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .setCertPath(certificate.toString())
                    .setKeyPath(key.toString()))
            .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
    if (usesBoringSsl()) {
      options.setSslEngineOptions(new OpenSSLEngineOptions());
    }
    return options;
  }

  /// Whether the native TLS library loads on this machine (K-22).
  public static boolean usesBoringSsl() {
    return OpenSSLEngineOptions.isAvailable() && OpenSSLEngineOptions.isAlpnAvailable();
  }

  static HttpServerOptions bounded(HttpServerOptions options, HttpLimits limits) {
    HttpServerOptions bounded = new HttpServerOptions(options);
    bounded
        .setIdleTimeout(limits.idleSeconds())
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxHeaderSize(limits.headerBytesMax())
        .setMaxInitialLineLength(limits.initialLineBytesMax())
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        .setHttp2ClearTextEnabled(false)
        .setHttp2RstFloodMaxRstFramePerWindow(limits.resetFramesMax())
        .setHttp2RstFloodWindowDuration(RESET_WINDOW_SECONDS)
        .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(limits.webSocketFrameBytesMax())
        .setMaxWebSocketMessageSize(limits.webSocketFrameBytesMax())
        .setWebSocketSubProtocols(List.of("restante.qs.v1"))
        .setTcpNoDelay(true);
    bounded.getInitialSettings().setMaxConcurrentStreams(limits.concurrentStreamsMax());
    return bounded;
  }
}
