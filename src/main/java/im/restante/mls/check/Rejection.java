package im.restante.mls.check;

import java.util.ArrayList;
import java.util.List;

/// The check that refused something, with the numbers that explain it.
public record Rejection(Check check, List<Fact> facts) {
  public Rejection {
    facts = List.copyOf(facts);
  }

  public static Rejection of(Check check) {
    return new Rejection(check, List.of());
  }

  /// The same rejection with one more fact.
  public Rejection with(String name, long value) {
    List<Fact> more = new ArrayList<>(facts);
    more.add(new Fact(name, value));
    return new Rejection(check, more);
  }
}
