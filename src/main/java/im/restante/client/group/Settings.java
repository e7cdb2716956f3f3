package im.restante.client.group;

import im.restante.mls.group.GroupRules;
import im.restante.mls.member.MemberSettings;
import im.restante.protocol.ds.MetadataMode;

/// What this client demands of groups of either mode.
public final class Settings {
  private static final long LIFETIME_SECONDS_MAX = 100L * 24 * 60 * 60;

  private Settings() {}

  public static MemberSettings of(MetadataMode mode) {
    GroupRules rules = GroupRules.standard().withLifetimeSecondsMax(LIFETIME_SECONDS_MAX);
    return switch (mode) {
      case FULL -> MemberSettings.standard().withRules(rules);
      case REDUCED ->
          MemberSettings.standard().withRules(rules.withCredentials(new PseudonymRules()));
    };
  }
}
