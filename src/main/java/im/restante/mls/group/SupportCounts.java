package im.restante.mls.group;

import im.restante.mls.message.CredentialType;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.ProposalType;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// How many members support each extension, proposal and credential type, and how many use each
/// credential type: what lets a check speak of all members without asking each.
///
/// Default types (RFC 9420 §7.2) count as supported by all. Immutable; [SupportTally] makes the
/// next.
///
/// @param members number of members counted
/// @param counts [Feature#key] to number of members; no zeros
public record SupportCounts(int members, PMap<Integer, Integer> counts) {
  public static final SupportCounts EMPTY = new SupportCounts(0, HashTreePMap.empty());

  /// What a member's leaf can say about a type.
  enum Feature {
    EXTENSION(0),
    PROPOSAL(1),
    CREDENTIAL(2),
    CREDENTIAL_IN_USE(3);

    private final int prefix;

    Feature(int prefix) {
      this.prefix = prefix << Character.SIZE;
    }

    int key(int type) {
      return prefix | type;
    }
  }

  public boolean all(ExtensionType type) {
    return type.isDefault() || all(Feature.EXTENSION.key(type.value()));
  }

  public boolean all(ProposalType type) {
    return type.isDefault() || all(Feature.PROPOSAL.key(type.value()));
  }

  public boolean all(CredentialType type) {
    return all(Feature.CREDENTIAL.key(type.value()));
  }

  /// Whether every member supports every credential type in use (RFC 9420 §7.3).
  public boolean allCredentialsInUse() {
    int first = Feature.CREDENTIAL_IN_USE.key(0);
    for (int key : counts.keySet()) {
      if (key >= first && !all(Feature.CREDENTIAL.key(key - first))) {
        return false;
      }
    }
    return true;
  }

  private boolean all(int key) {
    return counts.getOrDefault(key, 0) == members;
  }
}
