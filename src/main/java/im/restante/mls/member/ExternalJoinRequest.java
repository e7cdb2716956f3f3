package im.restante.mls.member;

import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.PreSharedKey;
import im.restante.wire.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a client joins from outside (RFC 9420 §12.4.3.2).
///
/// @param leaf of the joiner
/// @param signatureKeys its signature keys; the private key is copied
/// @param resync leaf index of its own old leaf, removed by the same commit; null if it has none
/// @param psks pre-shared keys to inject
/// @param authenticatedData sent along in the clear, signed
/// @param groupInfoExtensions extensions of the GroupInfo for the server besides external_pub (V19)
public record ExternalJoinRequest(
    LeafParameters leaf,
    SignatureKeyPair signatureKeys,
    @Nullable Integer resync,
    List<PreSharedKey> psks,
    Bytes authenticatedData,
    Extensions groupInfoExtensions) {
  public ExternalJoinRequest {
    psks = List.copyOf(psks);
  }

  public static ExternalJoinRequest of(LeafParameters leaf, SignatureKeyPair signatureKeys) {
    return new ExternalJoinRequest(
        leaf, signatureKeys, null, List.of(), Bytes.EMPTY, Extensions.EMPTY);
  }

  public ExternalJoinRequest withResync(int oldLeafIndex) {
    return new ExternalJoinRequest(
        leaf, signatureKeys, oldLeafIndex, psks, authenticatedData, groupInfoExtensions);
  }

  public ExternalJoinRequest withPsks(List<PreSharedKey> keys) {
    return new ExternalJoinRequest(
        leaf, signatureKeys, resync, keys, authenticatedData, groupInfoExtensions);
  }

  public ExternalJoinRequest withAuthenticatedData(Bytes data) {
    return new ExternalJoinRequest(leaf, signatureKeys, resync, psks, data, groupInfoExtensions);
  }

  public ExternalJoinRequest withGroupInfoExtensions(Extensions extensions) {
    return new ExternalJoinRequest(
        leaf, signatureKeys, resync, psks, authenticatedData, extensions);
  }
}
