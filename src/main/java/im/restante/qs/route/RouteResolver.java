package im.restante.qs.route;

import io.vertx.core.Future;
import java.util.List;

/// Turns sealed queue configurations into routes.
public interface RouteResolver {
  /// One outcome for each address, in their order. Callable from any context, on which the result
  /// completes; never fails.
  Future<List<RouteOutcome>> resolve(List<QueueAddress> addresses);
}
