package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.PSKLabel;
import java.util.List;

/// psk_secret, the combination of all pre-shared keys of a commit (RFC 9420 §8.4).
public final class PskSecret {
  private PskSecret() {}

  /// Combines `psks` in the order of the commit; all zeros if there are none.
  public static Secret of(SuiteCrypto crypto, List<PskInput> psks) {
    int length = crypto.suite().hashLength();
    Secret combined = Secret.zeros(length);
    try (Secret zeros = Secret.zeros(length)) {
      for (int index = 0; index < psks.size(); index++) {
        PskInput psk = psks.get(index);
        try (Secret extracted = crypto.extract(zeros, psk.psk());
            Secret input =
                Labels.expandWithLabel(
                    crypto,
                    extracted,
                    "derived psk",
                    new PSKLabel(psk.id(), index, psks.size()).encode(),
                    length);
            Secret previous = combined) {
          combined = crypto.extract(input, previous);
        }
      }
    }
    return combined;
  }
}
