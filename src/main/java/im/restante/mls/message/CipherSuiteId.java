package im.restante.mls.message;

import im.restante.wire.WireReader;

/// A cipher suite code point (RFC 9420 §17.1); whether we have such a suite is asked elsewhere.
public record CipherSuiteId(int value) implements CodePoint {

  public CipherSuiteId {
    CodePoint.check(value);
  }

  public static CipherSuiteId read(WireReader reader) {
    return new CipherSuiteId(reader.u16("cipher_suite"));
  }
}
