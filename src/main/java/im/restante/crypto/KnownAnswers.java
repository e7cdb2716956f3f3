package im.restante.crypto;

import im.restante.wire.Bytes;
import java.util.Arrays;

/// Published answers that native code must give before it is trusted with anything.
final class KnownAnswers {
  private KnownAnswers() {}

  /// RFC 8032 §7.1, test 2, signed and verified; a changed message must fail.
  static boolean ed25519(SignatureScheme scheme) {
    Bytes publicKey =
        Bytes.fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    Bytes signature =
        Bytes.fromHex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    try (Secret privateKey =
        Secret.copyOf(
            Bytes.fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))) {
      return scheme.sign(privateKey, Bytes.fromHex("72")).equals(signature)
          && scheme.verify(publicKey, Bytes.fromHex("72"), signature)
          && !scheme.verify(publicKey, Bytes.fromHex("73"), signature);
    }
  }

  /// A signature made by the portable scheme verifies; a changed message must fail.
  static boolean ecdsa(SignatureScheme scheme, SignatureScheme portable) {
    SignatureKeyPair pair = portable.generate(new SeededRandom("known answer"));
    Bytes message = Bytes.utf8("known answer");
    Bytes signature = portable.sign(pair.privateKey(), message);
    return scheme.verify(pair.publicKey(), message, signature)
        && !scheme.verify(pair.publicKey(), Bytes.utf8("another"), signature);
  }

  /// RFC 7748 §5.2, the first test.
  static boolean x25519(DhGroup group) {
    byte[] scalar =
        Bytes.fromHex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")
            .toByteArray();
    Bytes coordinate =
        Bytes.fromHex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
    byte[] product =
        Bytes.fromHex("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")
            .toByteArray();
    return Arrays.equals(group.agree(scalar, coordinate), product);
  }
}
