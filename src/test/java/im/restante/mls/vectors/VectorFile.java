package im.restante.mls.vectors;

import io.vertx.core.json.JsonObject;

/// One format of test vectors.
public interface VectorFile {
  /// Runs one case. Anything thrown, assertion errors included, counts as failed; so assert with
  /// AssertJ and return [Outcome#passed] at the end.
  Outcome run(JsonObject vector);
}
