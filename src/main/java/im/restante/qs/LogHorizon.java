package im.restante.qs;

import io.vertx.core.Future;

/// Who is told that the log below a number is needed no more (K3).
public interface LogHorizon {
  /// Every cursor of the stream is at `no` or past it. May be repeated.
  Future<Void> truncateBelow(long streamId, long no);
}
