package im.restante.bench.core;

import static im.restante.bench.core.Identities.CRYPTO;

import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SystemRandom;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.LeafParameters;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.member.MemberSettings;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.Lifetime;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A chain of epochs of a reduced-metadata group, each with several valid commits of which the
/// first is to win.
public final class RacingCommits {
  private final SystemRandom random = new SystemRandom();
  private final Bytes groupId;
  private final Bytes groupStateKey = random.bytes(32);
  private final SignatureKeyPair keys = CRYPTO.generateSignatureKeyPair(random);
  private final long nowSeconds = System.currentTimeMillis() / 1000;
  private final Bytes creation;
  private final List<List<Bytes>> epochs = new ArrayList<>();

  public RacingCommits(Bytes groupId, int epochCount, int losers) {
    this.groupId = groupId;
    LeafParameters leaf = Identities.leaf(MetadataMode.REDUCED, 0, keys, random);
    KeyPackageBundle creator =
        KeyPackageBundle.create(
            CRYPTO,
            leaf,
            keys,
            new Lifetime(nowSeconds - 60, nowSeconds + 30 * 24 * 3600),
            Extensions.EMPTY,
            random);
    MemberGroup member =
        MemberGroup.create(
                MemberSettings.standard(),
                CRYPTO,
                groupId,
                Identities.groupExtensions(MetadataMode.REDUCED),
                creator,
                random,
                nowSeconds)
            .orElseThrow();
    Bytes queue = Objects.requireNonNull(leaf.extensions().find(DsTypes.QUEUE_CONFIG));
    creation =
        signed(
            new CreateGroupRequest(
                groupId,
                creator.keyPackage(),
                WireReader.decode(queue, ClientQueueConfig::read),
                member.groupInfo(
                    Extensions.of(new Extension(ExtensionType.RATCHET_TREE, member.ratchetTree()))),
                null,
                null));
    for (int i = 0; i < epochCount; i++) {
      List<Bytes> rivals = new ArrayList<>();
      for (int j = 0; j < losers; j++) {
        rivals.add(commit(member));
        member.discardCommit();
      }
      rivals.addFirst(commit(member));
      var _ = member.confirmCommit();
      epochs.add(List.copyOf(rivals));
    }
  }

  private Bytes commit(MemberGroup member) {
    return signed(
        Requests.update(member.commit(CommitRequest.of(), random, nowSeconds).orElseThrow()));
  }

  private Bytes signed(DSRequest request) {
    return Requests.byLeaf(request, groupId, groupStateKey, 0, keys, nowSeconds);
  }

  public Bytes creation() {
    return creation;
  }

  /// The rivals of each epoch, the winner first.
  public List<List<Bytes>> epochs() {
    return List.copyOf(epochs);
  }
}
