package im.restante.qs.route;

import im.restante.protocol.qs.QsClientId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/// The client records, as far as routes need them.
public interface QueueOwners {
  /// The owners of those queues that exist.
  Future<Map<QsClientId, QueueOwner>> find(Set<QsClientId> clients);
}
