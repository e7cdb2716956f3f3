package im.restante.qs.route;

/// The bounds of the route resolver.
///
/// @param waitingAddressesMax addresses being resolved at once on a node; more are `Unavailable`
/// @param addressesPerTask how many one worker task opens or verifies
public record RouteLimits(int waitingAddressesMax, int addressesPerTask) {
  public RouteLimits {
    if (waitingAddressesMax < 1 || addressesPerTask < 1) {
      throw new IllegalArgumentException("route limits below one");
    }
  }

  public static RouteLimits defaults() {
    return new RouteLimits(32_768, 64);
  }
}
