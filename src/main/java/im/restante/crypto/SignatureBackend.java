package im.restante.crypto;

/// Which implementation signs and verifies.
public enum SignatureBackend {
  /// [#FAST] where it passes its known answers on this machine, else [#PORTABLE].
  AUTO,
  /// Amazon Corretto Crypto Provider (native code); creation fails where it does not load.
  FAST,
  /// Bouncy Castle, pure Java.
  PORTABLE
}
