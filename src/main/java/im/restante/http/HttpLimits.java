package im.restante.http;

/// The bounds of the edge; every default of the library that matters is pinned here.
///
/// @param bodyBytesMax a request body; more is refused before any of it is parsed
/// @param headerBytesMax all headers of a request
/// @param initialLineBytesMax the request line
/// @param idleSeconds a connection without traffic is closed
/// @param concurrentStreamsMax HTTP/2 streams of one connection
/// @param resetFramesMax HTTP/2 streams a peer may reset in 30 seconds
/// @param webSocketFrameBytesMax a frame from a client
/// @param firstFrameMillis how long a listener may take to say who it is
/// @param pingMillis how often a quiet listener is asked whether it is there
/// @param queuedBytesMax what may wait to be written to a listener before it counts as slow
/// @param drainMillis how long requests under way may take once the service is told to stop
public record HttpLimits(
    int bodyBytesMax,
    int headerBytesMax,
    int initialLineBytesMax,
    int idleSeconds,
    int concurrentStreamsMax,
    int resetFramesMax,
    int webSocketFrameBytesMax,
    long firstFrameMillis,
    long pingMillis,
    int queuedBytesMax,
    long drainMillis) {
  public static HttpLimits defaults() {
    return new HttpLimits(
        1 << 20, 8192, 4096, 75, 100, 200, 64 << 10, 10_000, 30_000, 4 << 20, 10_000);
  }

  public HttpLimits withBodyBytesMax(int bytes) {
    return new HttpLimits(
        bytes,
        headerBytesMax,
        initialLineBytesMax,
        idleSeconds,
        concurrentStreamsMax,
        resetFramesMax,
        webSocketFrameBytesMax,
        firstFrameMillis,
        pingMillis,
        queuedBytesMax,
        drainMillis);
  }
}
