package im.restante.mls.label;

import im.restante.crypto.HpkeSealed;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// SignWithLabel, ExpandWithLabel, EncryptWithLabel, RefHash and their kin (RFC 9420 §5, §8, §9).
///
/// Labels are given without the prefix "MLS 1.0 ", except to [#refHash], whose label RFC 9420 §5.2
/// takes as it stands.
public final class Labels {
  private static final String PREFIX = "MLS 1.0 ";

  private Labels() {}

  /// SignWithLabel (§5.1.2).
  public static Bytes signWithLabel(
      SuiteCrypto crypto, Secret privateKey, String label, Bytes content) {
    return crypto.sign(privateKey, labelled(label, content));
  }

  /// VerifyWithLabel (§5.1.2); false for every malformed key or signature.
  public static boolean verifyWithLabel(
      SuiteCrypto crypto, Bytes publicKey, String label, Bytes content, Bytes signature) {
    return crypto.verify(publicKey, labelled(label, content), signature);
  }

  /// ExpandWithLabel (§8); `length` in bytes, at most 255 Nh.
  public static Secret expandWithLabel(
      SuiteCrypto crypto, Secret secret, String label, Bytes context, int length) {
    Bytes kdfLabel =
        new WireWriter(32 + label.length() + context.size())
            .u16(length)
            .opaque(prefixed(label))
            .opaque(context)
            .toBytes();
    return crypto.expand(secret, kdfLabel, length);
  }

  /// DeriveSecret (§8): Nh bytes, no context.
  public static Secret deriveSecret(SuiteCrypto crypto, Secret secret, String label) {
    return expandWithLabel(crypto, secret, label, Bytes.EMPTY, crypto.suite().hashLength());
  }

  /// DeriveTreeSecret (§9.1): the context is the generation as a uint32.
  public static Secret deriveTreeSecret(
      SuiteCrypto crypto, Secret secret, String label, long generation, int length) {
    return expandWithLabel(
        crypto, secret, label, new WireWriter(4).u32(generation).toBytes(), length);
  }

  /// EncryptWithLabel (§5.1.3).
  ///
  /// Throws [IllegalArgumentException] for a key that fails [SuiteCrypto#isValidHpkePublicKey].
  public static HpkeSealed encryptWithLabel(
      SuiteCrypto crypto,
      Bytes publicKey,
      String label,
      Bytes context,
      Bytes plaintext,
      RandomSource random) {
    return crypto.hpkeSeal(publicKey, labelled(label, context), Bytes.EMPTY, plaintext, random);
  }

  /// DecryptWithLabel (§5.1.3), or null where the KEM output is invalid or authentication fails.
  public static @Nullable Bytes decryptWithLabel(
      SuiteCrypto crypto,
      Secret privateKey,
      Bytes publicKey,
      String label,
      Bytes context,
      HpkeSealed sealed) {
    return crypto.hpkeOpen(
        privateKey,
        publicKey,
        sealed.kemOutput(),
        labelled(label, context),
        Bytes.EMPTY,
        sealed.ciphertext());
  }

  /// RefHash (§5.2); `label` is complete, as in "MLS 1.0 KeyPackage Reference".
  public static Bytes refHash(SuiteCrypto crypto, String label, Bytes value) {
    return crypto.hash(
        new WireWriter(16 + label.length() + value.size())
            .opaque(Bytes.utf8(label))
            .opaque(value)
            .toBytes());
  }

  /// SignContent and EncryptContext have the same shape: a label and the content or context.
  private static Bytes labelled(String label, Bytes content) {
    return new WireWriter(32 + label.length() + content.size())
        .opaque(prefixed(label))
        .opaque(content)
        .toBytes();
  }

  private static Bytes prefixed(String label) {
    return Bytes.utf8(PREFIX + label);
  }
}
