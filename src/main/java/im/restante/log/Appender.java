package im.restante.log;

import io.vertx.core.Future;

/// The one writer of a stream.
///
/// Callable from any context. Units become durable in the order in which they were given; the
/// result completes on the caller's context, after the commit and after the [FanoutBatch] went out
/// (G7). It fails with [StreamClosed] once the stream was sealed, and with the database's error
/// where the unit itself cannot be written; then nothing of it was written.
public interface Appender {
  Future<AppendResult> append(AppendUnit unit);

  /// The stream that this appender writes.
  long streamId();
}
