package im.restante.log;

import im.restante.protocol.qs.BlobRef;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/// Large payloads, each sealed under a key of its own and stored once until its age partition goes.
///
/// Never reference-counted (V11); a blob is written before the record that names it (G8).
public interface BlobStore {
  /// Seals and stores; the reference alone opens it again.
  Future<BlobRef> put(Bytes payload);

  /// The ciphertext under the random id, or null.
  Future<@Nullable Bytes> get(Bytes id);
}
