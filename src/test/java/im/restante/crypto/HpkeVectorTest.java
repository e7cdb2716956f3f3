package im.restante.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The base mode vectors of RFC 9180 Appendix A for the suites that have one; the other KEMs are
/// covered by encrypt_with_label of the MLS vectors.
final class HpkeVectorTest {
  private static final String RESOURCE = "rfc9180-appendix-a.json";

  static Stream<Arguments> vectors() throws IOException {
    JsonArray vectors;
    try (InputStream in =
        Objects.requireNonNull(HpkeVectorTest.class.getResourceAsStream(RESOURCE))) {
      vectors = new JsonArray(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return Stream.of(SignatureBackend.AUTO, SignatureBackend.PORTABLE)
        .flatMap(backend -> {
          CryptoProvider provider = CryptoProvider.create(backend);
          return vectors.stream()
              .map(JsonObject.class::cast)
              .map(vector -> {
                CipherSuite suite = CipherSuite.of(vector.getInteger("cipher_suite"));
                SuiteCrypto crypto = provider.suite(Objects.requireNonNull(suite));
                return Arguments.of(suite, backend, crypto, vector);
              });
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("vectors")
  void derivesThePublishedKeyPair(
      CipherSuite suite, SignatureBackend backend, SuiteCrypto crypto, JsonObject vector) {
    HpkeKeyPair pair = crypto.deriveHpkeKeyPair(Secret.copyOf(hex(vector, "ikmR")));

    assertThat(pair.privateKey()).isEqualTo(Secret.copyOf(hex(vector, "skRm")));
    assertThat(pair.publicKey()).isEqualTo(hex(vector, "pkRm"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("vectors")
  void sealsAndOpensThePublishedCiphertext(
      CipherSuite suite, SignatureBackend backend, SuiteCrypto crypto, JsonObject vector) {
    HpkeSealed sealed =
        crypto.hpkeSeal(
            hex(vector, "pkRm"),
            hex(vector, "info"),
            hex(vector, "aad"),
            hex(vector, "pt"),
            ephemeral(vector));

    assertThat(sealed).isEqualTo(new HpkeSealed(hex(vector, "enc"), hex(vector, "ct")));
    assertThat(
            crypto.hpkeOpen(
                Secret.copyOf(hex(vector, "skRm")),
                hex(vector, "pkRm"),
                hex(vector, "enc"),
                hex(vector, "info"),
                hex(vector, "aad"),
                hex(vector, "ct")))
        .isEqualTo(hex(vector, "pt"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("vectors")
  void exportsThePublishedSecrets(
      CipherSuite suite, SignatureBackend backend, SuiteCrypto crypto, JsonObject vector) {
    for (Object element : vector.getJsonArray("exports")) {
      JsonObject export = (JsonObject) element;
      Secret expected = Secret.copyOf(hex(export, "exported_value"));

      HpkeExport sent =
          crypto.hpkeSendExport(
              hex(vector, "pkRm"),
              hex(vector, "info"),
              hex(export, "exporter_context"),
              export.getInteger("L"),
              ephemeral(vector));

      assertThat(sent.kemOutput()).isEqualTo(hex(vector, "enc"));
      assertThat(sent.secret()).isEqualTo(expected);
      assertThat(
              crypto.hpkeReceiveExport(
                  Secret.copyOf(hex(vector, "skRm")),
                  hex(vector, "pkRm"),
                  hex(vector, "enc"),
                  hex(vector, "info"),
                  hex(export, "exporter_context"),
                  export.getInteger("L")))
          .isEqualTo(expected);
    }
  }

  /// The vectors derive the ephemeral key from ikmE, which is what generating one draws.
  private static RandomSource ephemeral(JsonObject vector) {
    return target -> hex(vector, "ikmE").copyTo(target, 0);
  }

  private static Bytes hex(JsonObject object, String member) {
    return Bytes.fromHex(object.getString(member));
  }
}
