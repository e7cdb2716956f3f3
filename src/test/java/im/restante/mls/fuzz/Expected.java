package im.restante.mls.fuzz;

import im.restante.mls.check.Check;
import java.util.Set;

/// What a server must say to a changed commit.
sealed interface Expected {
  /// The change makes no sense for this commit; nothing was changed.
  record NotApplicable() implements Expected {}

  /// RFC 9420 leaves it open, or it depends on what else the commit holds.
  record Either() implements Expected {}

  record Accepted() implements Expected {}

  /// RFC 9420 wants it refused, by one of these checks.
  record Refused(Set<Check> by) implements Expected {}

  Expected NOT_APPLICABLE = new NotApplicable();
  Expected EITHER = new Either();
  Expected ACCEPTED = new Accepted();

  static Expected refused(Check... by) {
    return new Refused(Set.of(by));
  }
}
