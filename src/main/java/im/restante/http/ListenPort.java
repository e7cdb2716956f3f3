package im.restante.http;

import im.restante.protocol.qs.QSError;
import im.restante.qs.ListenerSession;
import im.restante.qs.ListenerSink;
import im.restante.wire.Bytes;
import io.vertx.core.Future;

/// What stands behind `GET /qs/v1/listen`.
@FunctionalInterface
public interface ListenPort {
  /// What the first frame came to.
  sealed interface Opened {
    record Admitted(ListenerSession session) implements Opened {}

    record Refused(QSError error) implements Opened {}
  }

  /// Authenticates the first frame and opens a session whose entries go to `sink`.
  Future<Opened> open(Bytes firstFrame, ListenerSink sink);
}
