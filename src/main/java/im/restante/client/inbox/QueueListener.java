package im.restante.client.inbox;

import im.restante.client.Event;
import im.restante.client.group.Operations;
import im.restante.client.group.Session;
import im.restante.client.service.QueueRefused;
import im.restante.client.service.QueueService;
import im.restante.client.state.Account;
import im.restante.client.transport.Role;
import im.restante.client.transport.Transport;
import im.restante.protocol.qs.ClosingReason;
import im.restante.protocol.qs.ListenRequest;
import im.restante.protocol.qs.ListenServerFrame;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QsSenderID;
import im.restante.protocol.qs.QueueEntry;
import im.restante.wire.Bytes;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Listens to the client's queue on a thread of its own until closed, reconnecting as often as
/// needed.
public final class QueueListener implements AutoCloseable {
  private static final String PATH = "/qs/v1/listen";
  private static final String SUBPROTOCOL = "restante.qs.v1";
  private static final long PAUSE_MILLIS_FIRST = 50;
  private static final long PAUSE_MILLIS_MAX = 1000;

  private final Session session;
  private final Transport transport;
  private final EntryHandling handling;
  private final Consumer<Event> events;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable WebSocket socket;

  public QueueListener(
      Session session, Transport transport, Operations operations, Consumer<Event> events) {
    this.session = session;
    this.transport = transport;
    this.handling = new EntryHandling(session, operations, new Blobs(session));
    this.events = events;
    this.thread = Thread.ofVirtual().name("queue-listener").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    WebSocket open = socket;
    if (open != null) {
      ListenSocket.close(open);
    }
    try {
      boolean _ = thread.join(java.time.Duration.ofSeconds(5));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long pause = PAUSE_MILLIS_FIRST;
    while (!closed) {
      try {
        if (listenOnce()) {
          pause = PAUSE_MILLIS_FIRST;
        }
        if (closed) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(pause);
        pause = Math.min(pause * 2, PAUSE_MILLIS_MAX);
      } catch (InterruptedException stopped) {
        return;
      } catch (QueueRefused refused) {
        events.accept(new Event.Stopped(refused.error().code().name()));
        return;
      }
    }
  }

  /// One connection, from opening to its end; whether anything came over it.
  private boolean listenOnce() throws InterruptedException {
    ListenSocket frames = new ListenSocket();
    WebSocket open;
    try {
      open = transport.listen(new Role.Queue(), PATH, SUBPROTOCOL, frames);
    } catch (IOException unreachable) {
      return false;
    }
    socket = open;
    try {
      frames.send(open, firstFrame());
      boolean some = false;
      while (!closed) {
        ListenServerFrame frame = frames.next(open);
        if (frame == null || !handle(frames, open, frame)) {
          return some;
        }
        some = true;
      }
      return some;
    } finally {
      socket = null;
      open.abort();
    }
  }

  /// Whether the connection goes on.
  private boolean handle(ListenSocket frames, WebSocket open, ListenServerFrame frame) {
    return switch (frame) {
      case ListenServerFrame.Entries(List<QueueEntry> entries) -> {
        frames.acknowledge(open, handle(entries));
        yield true;
      }
      case ListenServerFrame.CaughtUp _ -> {
        events.accept(new Event.CaughtUp());
        yield true;
      }
      case ListenServerFrame.Acknowledged _ -> true;
      case ListenServerFrame.Closing(ClosingReason reason) -> {
        if (reason == ClosingReason.DISPLACED || reason == ClosingReason.DELETED) {
          closed = true;
          events.accept(new Event.Stopped(reason.name()));
        }
        yield false;
      }
      case ListenServerFrame.Refused(var error) -> {
        if (error.code() == QSErrorCode.UNAVAILABLE || error.code() == QSErrorCode.RATE_LIMITED) {
          yield false;
        }
        throw new QueueRefused(error);
      }
    };
  }

  /// Handles entries and saves what came of them; the number to acknowledge up to.
  private long handle(List<QueueEntry> entries) {
    List<Event> happened = new ArrayList<>();
    long upTo =
        session.locked(() -> {
          for (QueueEntry entry : entries) {
            handling.handle(entry, happened);
          }
          session.save();
          return session.state().ratchet().next();
        });
    happened.forEach(events);
    return upTo;
  }

  private Bytes firstFrame() {
    return session.locked(() -> {
      Account account = session.account();
      return session
          .queueing()
          .signed(
              new ListenRequest(
                  account.clientId(),
                  session.state().ratchet().next(),
                  session.options().windowEntries()),
              new QueueService.Signer(
                  QsSenderID.of(account.clientId()), account.clientRecordKey().privateKey()));
    });
  }
}
