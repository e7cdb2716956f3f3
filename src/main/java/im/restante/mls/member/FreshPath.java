package im.restante.mls.member;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.tree.PathStep;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// The secrets of a new direct path, made by its committer (RFC 9420 §7.4).
///
/// @param steps the committer's filtered direct path, from the leaf up
/// @param pathSecrets path_secret of each step
/// @param nodeKeys key pair of each step
/// @param leafKey fresh key pair of the leaf
/// @param commitSecret commit_secret, one derivation above the root's path secret
record FreshPath(
    List<PathStep> steps,
    List<Secret> pathSecrets,
    List<HpkeKeyPair> nodeKeys,
    HpkeKeyPair leafKey,
    Secret commitSecret)
    implements AutoCloseable {

  static FreshPath generate(SuiteCrypto crypto, List<PathStep> steps, RandomSource random) {
    HpkeKeyPair leafKey = crypto.generateHpkeKeyPair(random);
    List<Secret> pathSecrets = new ArrayList<>(steps.size());
    List<HpkeKeyPair> nodeKeys = new ArrayList<>(steps.size());
    Secret pathSecret = random.secret(crypto.suite().hashLength());
    for (int i = 0; i < steps.size(); i++) {
      pathSecrets.add(pathSecret);
      nodeKeys.add(nodeKeyPair(crypto, pathSecret));
      pathSecret = next(crypto, pathSecret);
    }
    return new FreshPath(steps, pathSecrets, nodeKeys, leafKey, pathSecret);
  }

  /// The key pair of the node that has this path secret.
  static HpkeKeyPair nodeKeyPair(SuiteCrypto crypto, Secret pathSecret) {
    try (Secret nodeSecret = Labels.deriveSecret(crypto, pathSecret, "node")) {
      return crypto.deriveHpkeKeyPair(nodeSecret);
    }
  }

  /// The path secret one step further up; above the root it is the commit secret.
  static Secret next(SuiteCrypto crypto, Secret pathSecret) {
    return Labels.deriveSecret(crypto, pathSecret, "path");
  }

  List<Bytes> publicKeys() {
    return nodeKeys.stream().map(HpkeKeyPair::publicKey).toList();
  }

  /// Wipes path secrets and commit secret; private keys live on in the [PrivatePath].
  @Override
  public void close() {
    pathSecrets.forEach(Secret::close);
    commitSecret.close();
  }
}
