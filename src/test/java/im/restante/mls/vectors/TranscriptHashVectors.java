package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.schedule.TranscriptHash;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/// `transcript-hashes.json`: one commit's step of both hashes (RFC 9420 §8.2).
final class TranscriptHashVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    AuthenticatedContent commit =
        WireReader.decode(
            VectorJson.hex(vector, "authenticated_content"), AuthenticatedContent::read);
    Bytes tag = Objects.requireNonNull(commit.auth().confirmationTag());
    Bytes confirmed =
        TranscriptHash.confirmed(
            crypto, VectorJson.hex(vector, "interim_transcript_hash_before"), commit);
    assertThat(confirmed).isEqualTo(VectorJson.hex(vector, "confirmed_transcript_hash_after"));
    assertThat(TranscriptHash.interim(crypto, confirmed, tag))
        .isEqualTo(VectorJson.hex(vector, "interim_transcript_hash_after"));
    assertThat(crypto.mac(VectorJson.secret(vector, "confirmation_key"), confirmed)).isEqualTo(tag);
    return Outcome.passed();
  }
}
