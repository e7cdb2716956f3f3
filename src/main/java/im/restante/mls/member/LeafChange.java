package im.restante.mls.member;

import im.restante.crypto.SignatureKeyPair;
import org.jspecify.annotations.Nullable;

/// What an Update or a commit's path changes in our own leaf besides its encryption key.
///
/// @param leaf the new contents, null to keep the old ones
/// @param signatureKey the new signature key pair, null to keep the old one; owned by the group
///   from then on
public record LeafChange(@Nullable LeafParameters leaf, @Nullable SignatureKeyPair signatureKey) {
  /// A fresh encryption key and nothing else.
  public static final LeafChange NONE = new LeafChange(null, null);
}
