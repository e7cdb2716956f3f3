package im.restante.cli;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureKeyPair;
import im.restante.ds.group.DsIdentity;
import im.restante.log.key.ProviderKeys;
import im.restante.mls.message.Credential;
import im.restante.mls.message.ExternalSender;
import im.restante.wire.Bytes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The service's entries in `external_senders`: for each suite a key that follows from the
/// provider's oldest root, so that groups know it for ever, under the provider's domain.
final class ProviderIdentity implements DsIdentity {
  private final Map<CipherSuite, ExternalSender> senders = new EnumMap<>(CipherSuite.class);

  ProviderIdentity(CryptoProvider crypto, ProviderKeys keys, String domain) {
    for (CipherSuite suite : CipherSuite.values()) {
      String seed =
          keys.derive(keys.versions().getLast(), "external sender " + suite.value(), 32)
              .copy()
              .toHex();
      SignatureKeyPair pair = crypto.suite(suite).generateSignatureKeyPair(new SeededRandom(seed));
      senders.put(
          suite, new ExternalSender(pair.publicKey(), new Credential.Basic(Bytes.utf8(domain))));
    }
  }

  @Override
  public ExternalSender sender(CipherSuite suite) {
    return Objects.requireNonNull(senders.get(suite));
  }
}
