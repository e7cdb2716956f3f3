package im.restante.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/// The JDK's own digests, MACs and ciphers, which every JDK has: their absence is a fault.
final class Jca {
  private Jca() {}

  static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name, "SUN");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("JDK without " + name, e);
    }
  }

  static Mac mac(String name) {
    try {
      return Mac.getInstance(name, "SunJCE");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("JDK without " + name, e);
    }
  }

  static Cipher cipher(String transformation) {
    try {
      return Cipher.getInstance(transformation, "SunJCE");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("JDK without " + transformation, e);
    }
  }
}
