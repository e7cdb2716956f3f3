package im.restante.qs.records;

import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsUserId;
import im.restante.wire.Bytes;

/// Who signed a request, as its record says; made by [Authentication] alone.
sealed interface Sender {
  Bytes authKey();

  record User(QsUserId id, Bytes authKey) implements Sender {}

  /// @param activeDay when it was last there, in days since 1970
  record Client(
      QsClientId id, QsUserId userId, Bytes authKey, Bytes queueKey, long handle, int activeDay)
      implements Sender {}
}
