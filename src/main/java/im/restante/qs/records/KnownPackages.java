package im.restante.qs.records;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.wire.Bytes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The KeyPackages whose signatures this process has verified, by a hash keyed for this process
/// alone, so that an Add does not verify them again.
///
/// Bounded: two generations, of which the older is forgotten when the younger is full. Thread-safe.
public final class KnownPackages implements KnownKeyPackages {
  private final SuiteCrypto crypto;
  private final Secret key;
  private final int generationMax;
  private volatile Generations generations =
      new Generations(ConcurrentHashMap.newKeySet(), Set.of());

  private record Generations(Set<Bytes> young, Set<Bytes> old) {}

  /// @param key 32 random bytes
  /// @param referencesMax references remembered at most
  public KnownPackages(SuiteCrypto crypto, Secret key, int referencesMax) {
    this.crypto = crypto;
    this.key = key;
    this.generationMax = Math.max(1, referencesMax / 2);
  }

  void remember(Bytes keyPackageRef) {
    Set<Bytes> young = generations.young();
    if (young.size() >= generationMax) {
      young = renew();
    }
    young.add(crypto.mac(key, keyPackageRef));
  }

  private synchronized Set<Bytes> renew() {
    Set<Bytes> young = generations.young();
    if (young.size() < generationMax) {
      return young;
    }
    Set<Bytes> fresh = ConcurrentHashMap.newKeySet();
    generations = new Generations(fresh, young);
    return fresh;
  }

  @Override
  public boolean verified(Bytes keyPackageRef) {
    Bytes name = crypto.mac(key, keyPackageRef);
    Generations now = generations;
    return now.young().contains(name) || now.old().contains(name);
  }
}
