package im.restante.client.store;

import im.restante.wire.Bytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Keeps one client's state. Called by one thread at a time.
public interface StateStore {
  /// The state last saved, or null if there is none.
  @Nullable Bytes load() throws IOException;

  /// Replaces the state; when this returns, [#load] gives `state` even after a crash.
  void save(Bytes state) throws IOException;
}
