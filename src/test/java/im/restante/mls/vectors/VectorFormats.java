package im.restante.mls.vectors;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The formats this project runs, each with the members by which its cases are recognised.
final class VectorFormats {
  private static final List<Format> FORMATS =
      List.of(
          new Format(new CryptoBasicsVectors(), "ref_hash", "sign_with_label"),
          new Format(new DeserializationVectors(), "vlbytes_header", "length"),
          new Format(new MessagesVectors(), "mls_welcome", "add_proposal"),
          new Format(new TreeKemVectors(), "ratchet_tree", "update_paths"),
          new Format(new TreeMathVectors(), "n_leaves", "n_nodes"),
          new Format(new TreeOperationsVectors(), "tree_before", "proposal_sender"),
          new Format(new TreeValidationVectors(), "tree_hashes", "resolutions"),
          new Format(new KeyScheduleVectors(), "initial_init_secret", "epochs"),
          new Format(new MessageProtectionVectors(), "proposal_priv", "application_priv"),
          new Format(new PskSecretVectors(), "psks", "psk_secret"),
          new Format(new SecretTreeVectors(), "sender_data", "leaves"),
          new Format(new TranscriptHashVectors(), "authenticated_content", "confirmation_key"),
          new Format(new PassiveClientVectors(), "initial_epoch_authenticator", "epochs"),
          new Format(new WelcomeVectors(), "signer_pub", "welcome"));

  private VectorFormats() {}

  private record Format(VectorFile file, List<String> members) {
    Format(VectorFile file, String... members) {
      this(file, List.of(members));
    }

    boolean matches(JsonObject vector) {
      return members.stream().allMatch(vector::containsKey);
    }
  }

  /// The format of a case, or null for one nobody runs. Two formats matching is a bug here.
  static @Nullable VectorFile of(JsonObject vector) {
    List<Format> matching = FORMATS.stream().filter(format -> format.matches(vector)).toList();
    if (matching.size() > 1) {
      throw new IllegalStateException("ambiguous format, members " + vector.fieldNames());
    }
    return matching.isEmpty() ? null : matching.getFirst().file();
  }
}
