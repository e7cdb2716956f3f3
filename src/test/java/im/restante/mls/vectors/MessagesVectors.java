package im.restante.mls.vectors;

import static im.restante.mls.vectors.VectorJson.hex;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.message.Add;
import im.restante.mls.message.ApplicationData;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Content;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.GroupSecrets;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProposalType;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.Update;
import im.restante.mls.message.Welcome;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/// messages.json: every struct decodes and is encoded again to the same bytes.
final class MessagesVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    message(vector, "mls_welcome", Welcome.class);
    message(vector, "mls_group_info", GroupInfo.class);
    message(vector, "mls_key_package", KeyPackage.class);
    message(vector, "private_message", PrivateMessage.class);
    publicMessage(vector, "public_message_application", ApplicationData.class);
    publicMessage(vector, "public_message_proposal", Proposal.class);
    publicMessage(vector, "public_message_commit", Commit.class);

    struct(vector, "ratchet_tree", RatchetTree::read);
    struct(vector, "group_secrets", GroupSecrets::read);
    struct(vector, "commit", Commit::read);

    proposal(vector, "add_proposal", 1, Add.class);
    proposal(vector, "update_proposal", 2, Update.class);
    proposal(vector, "remove_proposal", 3, Remove.class);
    proposal(vector, "pre_shared_key_proposal", 4, PreSharedKey.class);
    proposal(vector, "re_init_proposal", 5, ReInit.class);
    proposal(vector, "external_init_proposal", 6, ExternalInit.class);
    proposal(vector, "group_context_extensions_proposal", 7, GroupContextExtensions.class);
    return Outcome.passed();
  }

  private static MLSMessage message(
      JsonObject vector, String member, Class<? extends MLSMessage.Body> body) {
    Bytes encoded = hex(vector, member);
    MLSMessage message = MLSMessage.decode(encoded);
    assertThat(message.body()).as(member).isInstanceOf(body);
    assertThat(MLSMessage.of(message.body()).encoded()).as(member).isEqualTo(encoded);
    return message;
  }

  private static void publicMessage(
      JsonObject vector, String member, Class<? extends Content> content) {
    PublicMessage message = (PublicMessage) message(vector, member, PublicMessage.class).body();
    assertThat(message.content().content()).as(member).isInstanceOf(content);
  }

  /// The vectors hold the body alone; a proposal carries its type in front (RFC 9420 §12.1).
  private static void proposal(
      JsonObject vector, String member, int type, Class<? extends Proposal> kind) {
    Bytes encoded =
        new WireWriter().struct(new ProposalType(type)).fixed(hex(vector, member)).toBytes();
    Proposal proposal = WireReader.decode(encoded, Proposal::read);
    assertThat(proposal).as(member).isInstanceOf(kind);
    assertThat(new WireWriter().struct(proposal).toBytes()).as(member).isEqualTo(encoded);
  }

  private static void struct(
      JsonObject vector, String member, Function<WireReader, ? extends WireStruct> read) {
    Bytes encoded = hex(vector, member);
    WireStruct struct = WireReader.decode(encoded, read::apply);
    assertThat(new WireWriter().struct(struct).toBytes()).as(member).isEqualTo(encoded);
  }
}
