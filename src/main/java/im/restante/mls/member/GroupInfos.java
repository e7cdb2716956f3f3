package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalPub;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.schedule.EpochSecrets;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Makes signed GroupInfos (RFC 9420 §12.4.3).
final class GroupInfos {
  private GroupInfos() {}

  static GroupInfo signed(
      SuiteCrypto crypto,
      GroupContext context,
      Extensions extensions,
      Bytes confirmationTag,
      int signer,
      Secret signatureKey) {
    GroupInfo unsigned = GroupInfo.of(context, extensions, confirmationTag, signer, Bytes.EMPTY);
    return unsigned.withSignature(
        Labels.signWithLabel(crypto, signatureKey, "GroupInfoTBS", unsigned.toBeSigned()));
  }

  /// `more` with the epoch's external_pub in front (§12.4.3.2).
  static Extensions withExternalPub(SuiteCrypto crypto, EpochSecrets secrets, Extensions more) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(
        Extension.of(
            ExtensionType.EXTERNAL_PUB,
            new ExternalPub(secrets.externalKeyPair(crypto).publicKey())));
    extensions.addAll(more.list());
    return new Extensions(extensions);
  }
}
