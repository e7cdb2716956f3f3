package im.restante.bench;

/// Something that can be measured again and again.
@FunctionalInterface
public interface Probe {
  /// One measurement of about `millis`, in the key's unit.
  double measure(long millis) throws Exception;
}
