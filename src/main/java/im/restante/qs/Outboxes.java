package im.restante.qs;

import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What sessions are to be told, gathered per context: a thousand listeners cost one hop.
///
/// Owned by the partition's context; [#flush] hands over.
final class Outboxes {
  private final Map<Context, List<Runnable>> contextToCalls = new HashMap<>();

  /// The context itself behind one that was made for a single request or connection.
  static Context root(Context context) {
    return ((ContextInternal) context).unwrap();
  }

  /// @param context a [#root]
  void add(Context context, Runnable call) {
    contextToCalls.computeIfAbsent(context, _ -> new ArrayList<>()).add(call);
  }

  void flush() {
    if (contextToCalls.isEmpty()) {
      return;
    }
    contextToCalls.forEach(
        (context, calls) -> context.runOnContext(_ -> calls.forEach(Runnable::run)));
    contextToCalls.clear();
  }
}
