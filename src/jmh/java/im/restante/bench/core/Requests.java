package im.restante.bench.core;

import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.member.CommitOutput;
import im.restante.protocol.ds.DSAuthToken;
import im.restante.protocol.ds.DSAuthTokenTBS;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.MLSGroupUpdate;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.wire.Bytes;

/// Requests as bytes, signed with v2 tokens.
public final class Requests {
  private Requests() {}

  public static Bytes byLeaf(
      DSRequest request,
      Bytes groupId,
      Bytes groupStateKey,
      int leafIndex,
      SignatureKeyPair keys,
      long nowSeconds) {
    DSRequestContent content = DSRequestContent.of(groupStateKey, request);
    DSAuthTokenTBS tbs =
        new DSAuthTokenTBS(groupId, nowSeconds, new DSSenderID.LeafIndex(leafIndex));
    return new DSRequestEnvelope(
            content,
            DSTokenVersion.V2,
            DSAuthToken.signV2(Identities.CRYPTO, keys.privateKey(), tbs, content.encoded()))
        .encode();
  }

  public static UpdateClientRequest update(CommitOutput output) {
    return new UpdateClientRequest(groupUpdate(output));
  }

  public static MLSGroupUpdate groupUpdate(CommitOutput output) {
    return new MLSGroupUpdate(
        output.commit(),
        new PartialGroupInfo(output.groupInfo().extensions(), output.groupInfo().signature()));
  }
}
