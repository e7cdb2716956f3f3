package im.restante.http;

import im.restante.protocol.qs.ClosingReason;
import im.restante.protocol.qs.ListenClientFrame;
import im.restante.protocol.qs.ListenServerFrame;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.qs.ListenerSession;
import im.restante.qs.ListenerSink;
import im.restante.qs.fold.EntryBatch;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/// One listener's WebSocket: the first frame says who it is, then entries go out and
/// acknowledgements come in. Lives on the connection's event loop.
final class ListenConnection implements ListenerSink {
  private static final short NORMAL = 1000;
  private static final short GOING_AWAY = 1001;
  private static final short UNSUPPORTED_DATA = 1003;
  private static final short POLICY_VIOLATION = 1008;

  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final ListenPort port;
  private final long firstFrameTimer;
  private final long pingTimer;
  private @Nullable ListenerSession session;
  private boolean asked;
  private boolean over;

  private ListenConnection(
      Vertx vertx, ServerWebSocket socket, ListenPort port, HttpLimits limits) {
    this.vertx = vertx;
    this.socket = socket;
    this.port = port;
    this.firstFrameTimer =
        vertx.setTimer(limits.firstFrameMillis(), ignored -> end(POLICY_VIOLATION));
    this.pingTimer =
        vertx.setPeriodic(limits.pingMillis(), ignored -> socket.writePing(Buffer.buffer()));
    socket.setWriteQueueMaxSize(limits.queuedBytesMax());
  }

  /// Takes the connection over.
  static ListenConnection accept(
      Vertx vertx, ServerWebSocket socket, ListenPort port, HttpLimits limits) {
    ListenConnection connection = new ListenConnection(vertx, socket, port, limits);
    socket
        .binaryMessageHandler(message -> connection.receive(Bytes.wrap(message.getBytes())))
        .textMessageHandler(text -> connection.end(UNSUPPORTED_DATA))
        .exceptionHandler(broken -> connection.gone())
        .closeHandler(closed -> connection.gone());
    return connection;
  }

  /// The service is stopping: the listener is told and may come back elsewhere.
  void drain() {
    closing(ClosingReason.DRAINING);
  }

  private void receive(Bytes frame) {
    ListenerSession open = session;
    if (open == null) {
      first(frame);
      return;
    }
    try {
      switch (WireReader.decode(frame, ListenClientFrame::read)) {
        case ListenClientFrame.Acknowledge(long upTo) -> open.acknowledge(upTo);
        case ListenClientFrame.Ping() -> {}
      }
    } catch (MalformedMessage malformed) {
      refuse(QSError.of(QSErrorCode.MALFORMED_REQUEST));
    }
  }

  private void first(Bytes frame) {
    if (asked) {
      refuse(QSError.of(QSErrorCode.MALFORMED_REQUEST));
      return;
    }
    asked = true;
    boolean _ = vertx.cancelTimer(firstFrameTimer);
    port.open(frame, this)
        .onSuccess(opened -> {
          switch (opened) {
            case ListenPort.Opened.Admitted(ListenerSession admitted) -> {
              session = admitted;
              if (over) {
                admitted.close();
              }
            }
            case ListenPort.Opened.Refused(QSError error) -> refuse(error);
          }
        })
        .onFailure(fault -> refuse(QSError.of(QSErrorCode.INTERNAL)));
  }

  @Override
  public void entries(EntryBatch batch) {
    write(batch.frame());
  }

  @Override
  public void caughtUp(long next) {
    write(new ListenServerFrame.CaughtUp(next).encode());
  }

  @Override
  public void acknowledged(long upTo) {
    write(new ListenServerFrame.Acknowledged(upTo).encode());
  }

  @Override
  public void closing(ClosingReason reason) {
    write(new ListenServerFrame.Closing(reason).encode());
    end(reason == ClosingReason.DRAINING ? GOING_AWAY : NORMAL);
  }

  private void refuse(QSError error) {
    write(new ListenServerFrame.Refused(error).encode());
    end(POLICY_VIOLATION);
  }

  private void write(Bytes frame) {
    if (!over && !socket.isClosed()) {
      if (socket.writeQueueFull()) {
        // The window bounds what is under way; whoever does not even read that is gone.
        gone();
        var _ = socket.close(POLICY_VIOLATION);
        return;
      }
      var _ = socket.writeBinaryMessage(Buffer.buffer(frame.toByteArray()));
    }
  }

  private void end(short status) {
    if (!over) {
      gone();
      var _ = socket.close(status);
    }
  }

  private void gone() {
    over = true;
    boolean _ = vertx.cancelTimer(firstFrameTimer);
    boolean _ = vertx.cancelTimer(pingTimer);
    ListenerSession open = session;
    if (open != null) {
      session = null;
      open.close();
    }
  }
}
