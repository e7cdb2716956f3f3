package im.restante.ds.group;

import im.restante.mls.message.PublicMessage;
import im.restante.protocol.ds.AddAad;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.SafeAad;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import org.jspecify.annotations.Nullable;

/// What a commit says in its authenticated data (E-28, B-28).
///
/// @param userAuthKey the key that the committer's user has from now on, or null
record CommitAad(@Nullable UserAuthKey userAuthKey) {
  /// E-42: rooms have no identity link keys, so a commit that carries some is refused.
  static CommitAad of(PublicMessage message) {
    try {
      SafeAad aad = SafeAad.decode(message.content().authenticatedData());
      Bytes links = aad.find(SafeAad.ADD_AAD);
      Refused.require(
          links == null
              || WireReader.decode(links, AddAad::read).encryptedIdentityLinkKeys().isEmpty(),
          DSErrorCode.POLICY_VIOLATION);
      Bytes key = aad.find(SafeAad.USER_AUTH_KEY);
      return new CommitAad(key == null ? null : WireReader.decode(key, UserAuthKey::read));
    } catch (MalformedMessage malformed) {
      throw new Refused(DSErrorCode.INVALID_AAD);
    }
  }

  /// The user's entry from now on, or null where nothing changes.
  UserKeys.@Nullable Entry userKey(MemberId committer, Scene scene) {
    if (userAuthKey == null) {
      return null;
    }
    long user = Users.user(committer, scene.opening().prf());
    long hash = scene.opening().prf().of("user key", userAuthKey.hash(scene.opening().crypto()));
    UserKeys.Entry old = scene.state().userKeys().find(hash, scene.opening().vault());
    Refused.require(old == null || old.user() == user, DSErrorCode.INVALID_AAD);
    return new UserKeys.Entry(user, hash, userAuthKey.publicKey().compact());
  }
}
