package im.restante.ds.group;

import im.restante.ds.resident.Prf;
import im.restante.mls.group.FingerprintSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Who is in the group, by PRF values alone (V4): how many leaves each user has, and all clients.
/// Immutable.
///
/// @param leaves number of leaves by user; no zeros
/// @param clients all clients of the group
public record Users(PMap<Long, Integer> leaves, FingerprintSet clients) {
  public static final Users EMPTY = new Users(HashTreePMap.empty(), FingerprintSet.EMPTY);

  public static long user(MemberId member, Prf prf) {
    return prf.of("user", member.user());
  }

  private static long client(MemberId member, Prf prf) {
    return prf.of("client", member.client());
  }

  public int leavesOf(MemberId member, Prf prf) {
    return leaves.getOrDefault(user(member, prf), 0);
  }

  /// With one more leaf, or null if this client has one already (E-05).
  public @Nullable Users plus(MemberId member, Prf prf) {
    FingerprintSet more = clients.plus(client(member, prf));
    long user = user(member, prf);
    return more == null
        ? null
        : new Users(leaves.plus(user, leaves.getOrDefault(user, 0) + 1), more);
  }

  public Users minus(MemberId member, Prf prf) {
    long user = user(member, prf);
    int rest = leaves.getOrDefault(user, 0) - 1;
    return new Users(
        rest <= 0 ? leaves.minus(user) : leaves.plus(user, rest),
        clients.minus(client(member, prf)));
  }
}
