package im.restante.client.service;

import im.restante.protocol.qs.QSError;

/// The Queueing Service refused a request; nothing changed there.
public final class QueueRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient QSError error;

  public QueueRefused(QSError error) {
    super("refused by the queueing service: " + error.code(), null, false, false);
    this.error = error;
  }

  public QSError error() {
    return error;
  }
}
