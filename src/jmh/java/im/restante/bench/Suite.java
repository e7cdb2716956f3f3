package im.restante.bench;

import java.util.Set;
import java.util.function.Consumer;

/// Figures that share what has to be built before they can be measured.
public interface Suite {
  Set<Key> keys();

  /// Measures `wanted`, some of [#keys], and reports each as soon as it is there.
  void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception;
}
