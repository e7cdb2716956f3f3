package im.restante.mls.tree;

import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProtocolVersion;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Random;

/// Leaves with random keys and no signature, for tests of the tree alone.
final class SampleLeaves {
  private final Random random;

  SampleLeaves(Random random) {
    this.random = random;
  }

  Bytes key() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return Bytes.wrap(key);
  }

  LeafNode fresh() {
    return leaf(new LeafNodeSource.FromKeyPackage(new Lifetime(0, 1000)));
  }

  LeafNode leaf(LeafNodeSource source) {
    return LeafNode.of(
        key(),
        key(),
        new Credential.Basic(Bytes.utf8("member " + random.nextInt())),
        new Capabilities(
            List.of(ProtocolVersion.MLS10),
            List.of(new CipherSuiteId(1)),
            List.of(),
            List.of(),
            List.of(CredentialType.BASIC)),
        source,
        Extensions.EMPTY,
        Bytes.EMPTY);
  }
}
