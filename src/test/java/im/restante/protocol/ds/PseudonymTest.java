package im.restante.protocol.ds;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.message.Credential;
import im.restante.protocol.ds.IdentifierUri.Kind;
import im.restante.wire.Bytes;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymTest {
  private static final String UUID_TEXT = "7535d380-673e-4219-8410-b8df679c306e";

  @Test
  @DisplayName("E-03: a pseudonym is a URI of a random UUID and the provider's domain")
  void readsItsOwnPseudonyms() {
    IdentifierUri user =
        IdentifierUri.pseudonym("A.Example", Kind.USER, UUID.fromString(UUID_TEXT));
    assertThat(user.uri()).isEqualTo(Bytes.utf8("mimi://a.example/p/" + UUID_TEXT));
    assertThat(user.pseudonymDomain(Kind.USER)).isEqualTo("a.example");
    assertThat(user.pseudonymDomain(Kind.CLIENT)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mimi://a.example/p/",
        "mimi://a.example/p/" + UUID_TEXT + "/",
        "mimi://A.example/p/" + UUID_TEXT,
        "im://a.example/p/" + UUID_TEXT,
        "mimi:/a.example/p/" + UUID_TEXT,
        "mimi:///p/" + UUID_TEXT,
        "mimi://a.example/u/" + UUID_TEXT,
        "mimi://a.example/p/7535D380-673E-4219-8410-B8DF679C306E",
        "mimi://a.example/p/7535d380-673e-1219-8410-b8df679c306e",
        "mimi://a..example/p/" + UUID_TEXT,
      })
  void refusesOtherForms(String uri) {
    assertThat(new IdentifierUri(Bytes.utf8(uri)).pseudonymDomain(Kind.USER)).isNull();
  }

  @Test
  @DisplayName("X-41, V22: one vector, and nothing after the struct in it")
  void credentialIsOneVector() {
    PseudonymousCredential credential =
        new PseudonymousCredential(
            new IdentifierUri(Bytes.utf8("c")),
            new IdentifierUri(Bytes.utf8("u")),
            Bytes.utf8("key"),
            Bytes.utf8("link"));
    assertThat(credential.toCredential().encode())
        .isEqualTo(Bytes.fromHex("f0010d01630175036b6579046c696e6b"));
    assertThat(PseudonymousCredential.of(credential.toCredential())).isEqualTo(credential);
    Bytes longer = Bytes.concat(credential.encode(), Bytes.fromHex("00"));
    assertThat(PseudonymousCredential.of(new Credential.Opaque(DsTypes.PSEUDONYMOUS, longer)))
        .isNull();
    assertThat(PseudonymousCredential.of(new Credential.Basic(credential.encode()))).isNull();
  }

  @Test
  void readsClientIdentities() {
    ClientIdentity identity = new ClientIdentity("a.example", "alice", "phone");
    assertThat(ClientIdentity.parse(identity.toIdentity())).isEqualTo(identity);
    for (String wrong :
        new String[] {
          "mimi://a.example/d/alice",
          "mimi://a.example/u/alice/phone",
          "mimi://a.example/d//phone",
          "mimi://a.example/d/alice/phone/x",
          "alice"
        }) {
      assertThat(ClientIdentity.parse(Bytes.utf8(wrong))).as(wrong).isNull();
    }
  }
}
