package im.restante.client.store;

import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Keeps the state for as long as the object lives.
public final class MemoryStore implements StateStore {
  private volatile @Nullable Bytes state;

  @Override
  public @Nullable Bytes load() {
    return state;
  }

  @Override
  public void save(Bytes newState) {
    state = newState;
  }
}
