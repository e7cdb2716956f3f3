package im.restante.ds;

import im.restante.crypto.SignatureKeyPair;
import im.restante.protocol.ds.DSAuthToken;
import im.restante.protocol.ds.DSAuthTokenTBS;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.wire.Bytes;

/// One request that the service would accept now, and who signs it.
///
/// @param groupStateKey empty in full-metadata groups
record Operation(
    Bytes groupId,
    Bytes groupStateKey,
    DSRequest request,
    DSSenderID sender,
    SignatureKeyPair keys) {
  Bytes valid() {
    return new Signing(this).body();
  }

  Operation with(DSRequest other) {
    return new Operation(groupId, groupStateKey, other, sender, keys);
  }

  Operation withKey(Bytes key) {
    return new Operation(groupId, key, request, sender, keys);
  }

  Operation in(Bytes otherGroup, DSRequest other) {
    return new Operation(otherGroup, groupStateKey, other, sender, keys);
  }

  Operation by(DSSenderID other, SignatureKeyPair otherKeys) {
    return new Operation(groupId, groupStateKey, request, other, otherKeys);
  }

  /// How the token of a request is made; valid unless told otherwise.
  static final class Signing {
    private final Operation operation;
    DSTokenVersion version = DSTokenVersion.V2;
    Bytes tokenGroupId;
    long timestampSeconds = DsClient.nowSeconds();
    Bytes signedContent;

    Signing(Operation operation) {
      this.operation = operation;
      this.tokenGroupId = operation.groupId;
      this.signedContent = content().encoded();
    }

    private DSRequestContent content() {
      return DSRequestContent.of(operation.groupStateKey, operation.request);
    }

    DSAuthToken token() {
      DSAuthTokenTBS tbs = new DSAuthTokenTBS(tokenGroupId, timestampSeconds, operation.sender);
      return version == DSTokenVersion.V1
          ? DSAuthToken.signV1(DsFixture.CRYPTO, operation.keys.privateKey(), tbs)
          : DSAuthToken.signV2(DsFixture.CRYPTO, operation.keys.privateKey(), tbs, signedContent);
    }

    Bytes body() {
      return version == DSTokenVersion.NONE
          ? new DSRequestEnvelope(content(), version, null).encode()
          : body(token());
    }

    Bytes body(DSAuthToken token) {
      return new DSRequestEnvelope(content(), version, token).encode();
    }
  }
}
