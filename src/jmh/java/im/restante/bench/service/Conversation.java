package im.restante.bench.service;

import static im.restante.bench.core.Identities.CRYPTO;

import im.restante.bench.core.Identities;
import im.restante.bench.core.Requests;
import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.member.LeafParameters;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.member.MemberSettings;
import im.restante.mls.message.Add;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.schedule.Padding;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.EncryptedWelcomeAttributionInfo;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A group at the service whose founder has live secrets; everybody else has a queue.
final class Conversation {
  private static final int ADDED_AT_ONCE = 250;

  private final Load load;
  private final Fleet fleet;
  private final MetadataMode mode;
  private final Bytes groupId;
  private final Bytes groupStateKey;
  private final SignatureKeyPair keys;
  private final MemberGroup founder;
  private int leaves;

  Conversation(Load load, Fleet fleet, MetadataMode mode, List<Fleet.Client> members)
      throws Exception {
    this.load = load;
    this.fleet = fleet;
    this.mode = mode;
    groupId = fleet.newGroupId();
    groupStateKey = mode == MetadataMode.REDUCED ? fleet.random.bytes(32) : Bytes.EMPTY;
    keys = CRYPTO.generateSignatureKeyPair(fleet.random);
    ClientQueueConfig queue = fleet.queueConfig(members.getFirst(), keys.publicKey());
    KeyPackageBundle creator = keyPackage(keys, queue);
    founder =
        MemberGroup.create(
                MemberSettings.standard().withPadding(Padding.toMultipleOf(1)),
                CRYPTO,
                groupId,
                Identities.groupExtensions(mode, fleet.externalSender()),
                creator,
                fleet.random,
                Fleet.nowSeconds())
            .orElseThrow();
    submit(
        new CreateGroupRequest(
            groupId,
            creator.keyPackage(),
            queue,
            founder.groupInfo(
                Extensions.of(new Extension(ExtensionType.RATCHET_TREE, founder.ratchetTree()))),
            new UserAuthKey(CRYPTO.generateSignatureKeyPair(fleet.random).publicKey()),
            null));
    for (int at = 1; at < members.size(); at += ADDED_AT_ONCE) {
      add(members.subList(at, Math.min(at + ADDED_AT_ONCE, members.size())));
    }
  }

  private void add(List<Fleet.Client> clients) throws Exception {
    List<Add> adds = new ArrayList<>();
    for (Fleet.Client client : clients) {
      SignatureKeyPair leafKeys = CRYPTO.generateSignatureKeyPair(fleet.random);
      adds.add(
          new Add(
              keyPackage(leafKeys, fleet.queueConfig(client, leafKeys.publicKey())).keyPackage()));
    }
    CommitOutput output =
        founder
            .commit(CommitRequest.of(adds).withoutTreeInWelcome(), fleet.random, Fleet.nowSeconds())
            .orElseThrow();
    submit(
        new AddUsersRequest(
            Requests.groupUpdate(output),
            Objects.requireNonNull(output.welcome()),
            Stream.generate(() -> new EncryptedWelcomeAttributionInfo(Bytes.EMPTY))
                .limit(adds.size())
                .toList()));
    var _ = founder.confirmCommit();
  }

  private KeyPackageBundle keyPackage(SignatureKeyPair leafKeys, ClientQueueConfig queue) {
    LeafParameters leaf =
        Identities.leaf(mode, Fleet.DOMAIN, leaves++, leafKeys, queue, fleet.random);
    long now = Fleet.nowSeconds();
    return KeyPackageBundle.create(
        CRYPTO,
        leaf,
        leafKeys,
        new Lifetime(now - 60, now + 30 * 24 * 3600),
        Extensions.EMPTY,
        fleet.random);
  }

  private void submit(DSRequest request) throws Exception {
    DSResponse answer = DSResponse.decode(load.call("/ds/v1", signed(request)));
    if (!(answer instanceof DSResponse.Ok)) {
      throw new IllegalStateException("refused: " + answer);
    }
  }

  private Bytes signed(DSRequest request) {
    return Requests.byLeaf(request, groupId, groupStateKey, 0, keys, Fleet.nowSeconds());
  }

  MLSMessage message(int dataBytes) {
    return founder.encrypt(fleet.random.bytes(dataBytes), Bytes.EMPTY, fleet.random);
  }

  /// Requests to send fresh messages.
  List<Bytes> messages(int count, int dataBytes) {
    return Stream.generate(() -> signed(new SendMessageRequest(groupId, message(dataBytes), false)))
        .limit(count)
        .toList();
  }
}
