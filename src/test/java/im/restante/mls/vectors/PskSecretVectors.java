package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.schedule.PskInput;
import im.restante.mls.schedule.PskSecret;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// `psk_secret.json`: the combination of external pre-shared keys (RFC 9420 §8.4).
final class PskSecretVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    List<PskInput> psks = new ArrayList<>();
    for (Object each : vector.getJsonArray("psks")) {
      JsonObject psk = (JsonObject) each;
      psks.add(
          new PskInput(
              new PreSharedKeyID.External(
                  VectorJson.hex(psk, "psk_id"), VectorJson.hex(psk, "psk_nonce")),
              VectorJson.secret(psk, "psk")));
    }
    assertThat(PskSecret.of(crypto, psks)).isEqualTo(VectorJson.secret(vector, "psk_secret"));
    return Outcome.passed();
  }
}
