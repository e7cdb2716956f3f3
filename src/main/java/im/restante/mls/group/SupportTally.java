package im.restante.mls.group;

import im.restante.mls.group.SupportCounts.Feature;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.ProposalType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pcollections.PMap;

/// Gathers the members that come and go in one commit and then makes the next [SupportCounts].
///
/// Clients of one kind have equal capabilities, so those are tallied once with a multiplicity. Not
/// thread-safe.
final class SupportTally {
  private final SupportCounts base;
  private final Map<Profile, Integer> deltas = new HashMap<>();
  private int members;

  SupportTally(SupportCounts base) {
    this.base = base;
    this.members = base.members();
  }

  void add(LeafNode leaf) {
    members++;
    var _ = deltas.merge(Profile.of(leaf), 1, Integer::sum);
  }

  void remove(LeafNode leaf) {
    members--;
    var _ = deltas.merge(Profile.of(leaf), -1, Integer::sum);
  }

  /// The counts with everything so far.
  SupportCounts counts() {
    Map<Integer, Integer> byType = new HashMap<>();
    deltas.forEach((profile, delta) -> {
      if (delta != 0) {
        profile.keys().forEach(key -> byType.merge(key, delta, Integer::sum));
      }
    });
    PMap<Integer, Integer> counts = base.counts();
    for (Map.Entry<Integer, Integer> entry : byType.entrySet()) {
      int count = counts.getOrDefault(entry.getKey(), 0) + entry.getValue();
      counts = count == 0 ? counts.minus(entry.getKey()) : counts.plus(entry.getKey(), count);
    }
    return new SupportCounts(members, counts);
  }

  private record Profile(Capabilities capabilities, CredentialType credentialType) {
    static Profile of(LeafNode leaf) {
      return new Profile(leaf.capabilities(), leaf.credential().type());
    }

    Set<Integer> keys() {
      Set<Integer> keys = new HashSet<>();
      for (ExtensionType type : capabilities.extensions()) {
        keys.add(Feature.EXTENSION.key(type.value()));
      }
      for (ProposalType type : capabilities.proposals()) {
        keys.add(Feature.PROPOSAL.key(type.value()));
      }
      for (CredentialType type : capabilities.credentials()) {
        keys.add(Feature.CREDENTIAL.key(type.value()));
      }
      keys.add(Feature.CREDENTIAL_IN_USE.key(credentialType.value()));
      return keys;
    }
  }
}
