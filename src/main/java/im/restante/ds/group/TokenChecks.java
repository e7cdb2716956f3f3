package im.restante.ds.group;

import im.restante.mls.message.LeafNode;
import im.restante.protocol.ds.DSAuthToken;
import im.restante.protocol.ds.DSAuthTokenTBS;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.wire.Bytes;
import java.util.Set;

/// The checks of a request's token (B-22, B-25 … B-31, V12).
final class TokenChecks {
  private TokenChecks() {}

  /// The sender, once everything about the token holds.
  ///
  /// @param accepted kinds of sender that the operation has (B-29)
  /// @param handshakeLeaf the leaf that signed an MLS handshake message in the request, or -1: only
  ///   for that leaf is v1 enough
  static Authenticated check(Scene scene, Set<DSSenderID.Type> accepted, long handshakeLeaf) {
    DSAuthToken token =
        Refused.requirePresent(scene.envelope().token(), DSErrorCode.UNAUTHENTICATED);
    DSSenderID sender = token.tbs().sender();
    Refused.require(accepted.contains(sender.type()), DSErrorCode.WRONG_SENDER_TYPE);
    boolean sameLeaf = sender.equals(new DSSenderID.LeafIndex(handshakeLeaf));
    header(scene.envelope(), token.tbs(), scene.group().groupId(), sameLeaf, scene);
    return switch (sender) {
      case DSSenderID.LeafIndex(long leafIndex) -> {
        LeafNode leaf =
            Refused.requirePresent(
                scene.group().member(scene.opening().access(), leafIndex),
                DSErrorCode.UNAUTHENTICATED);
        signature(scene, token, leaf.signatureKey());
        yield new Authenticated.Member((int) leafIndex, leaf);
      }
      case DSSenderID.KeyPackageRef(Bytes reference) -> {
        Joiner joiner =
            Refused.requirePresent(
                scene
                    .state()
                    .joiners()
                    .find(scene.opening().prf().of("joiner", reference), scene.opening().vault()),
                DSErrorCode.UNKNOWN_JOINER);
        signature(scene, token, joiner.signatureKey());
        yield new Authenticated.Joining(joiner);
      }
      case DSSenderID.UserKeyHash(Bytes hash) -> {
        UserKeys.Entry key =
            Refused.requirePresent(
                scene
                    .state()
                    .userKeys()
                    .find(scene.opening().prf().of("user key", hash), scene.opening().vault()),
                DSErrorCode.UNAUTHENTICATED);
        signature(scene, token, key.publicKey());
        yield new Authenticated.User(key.user());
      }
    };
  }

  /// What a token says besides its sender, before its signature is looked at.
  static void header(
      DSRequestEnvelope envelope,
      DSAuthTokenTBS tbs,
      Bytes groupId,
      boolean sameLeaf,
      GroupLimits limits,
      long nowSeconds) {
    Refused.require(tbs.groupId().equals(groupId), DSErrorCode.UNAUTHENTICATED);
    Refused.require(
        envelope.tokenVersion() == DSTokenVersion.V2 || sameLeaf || limits.tokenV1Always(),
        DSErrorCode.UNAUTHENTICATED);
    long age = nowSeconds - tbs.timestampSeconds();
    Refused.require(
        age <= limits.tokenAgeSecondsMax() && -age <= limits.tokenFutureSecondsMax(),
        DSErrorCode.TOKEN_EXPIRED);
  }

  private static void header(
      DSRequestEnvelope envelope,
      DSAuthTokenTBS tbs,
      Bytes groupId,
      boolean sameLeaf,
      Scene scene) {
    header(envelope, tbs, groupId, sameLeaf, scene.limits(), scene.command().nowSeconds());
  }

  private static void signature(Scene scene, DSAuthToken token, Bytes publicKey) {
    Refused.require(
        token.verify(
            scene.opening().crypto(),
            publicKey,
            scene.envelope().tokenVersion(),
            scene.envelope().content().encoded()),
        DSErrorCode.UNAUTHENTICATED);
  }
}
