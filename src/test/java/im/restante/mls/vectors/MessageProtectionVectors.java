package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.ApplicationData;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Content;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Sender;
import im.restante.mls.message.SenderData;
import im.restante.mls.message.WireFormat;
import im.restante.mls.schedule.KeyUnavailable;
import im.restante.mls.schedule.Padding;
import im.restante.mls.schedule.PrivateFraming;
import im.restante.mls.schedule.PublicFraming;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.mls.schedule.SecretTree;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.function.Function;

/// `message-protection.json`: a proposal, a commit and application data in both framings (RFC 9420
/// §6), theirs opened, ours protected and opened again.
final class MessageProtectionVectors implements VectorFile {
  /// The generator's group has two leaves and the sender is the second.
  private static final int LEAVES = 2;

  private static final int SENDER = 1;

  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    Run run = new Run(vector, crypto);
    run.handshake("proposal", Proposal::read);
    run.handshake("commit", Commit::read);
    run.application();
    return Outcome.passed();
  }

  /// One case.
  private static final class Run {
    private final JsonObject vector;
    private final SuiteCrypto crypto;
    private final GroupContext context;
    private final Secret membershipKey;
    private final Secret senderDataSecret;
    private final Secret signatureKey;
    private final SeededRandom random = new SeededRandom(1);

    private Run(JsonObject vector, SuiteCrypto crypto) {
      this.vector = vector;
      this.crypto = crypto;
      context =
          new GroupContext(
              ProtocolVersion.MLS10,
              new CipherSuiteId(crypto.suite().value()),
              VectorJson.hex(vector, "group_id"),
              vector.getLong("epoch"),
              VectorJson.hex(vector, "tree_hash"),
              VectorJson.hex(vector, "confirmed_transcript_hash"),
              Extensions.EMPTY);
      membershipKey = VectorJson.secret(vector, "membership_key");
      senderDataSecret = VectorJson.secret(vector, "sender_data_secret");
      signatureKey =
          VectorKeys.privateKey(crypto.suite(), VectorJson.hex(vector, "signature_priv"));
    }

    private void application() {
      Content expected = new ApplicationData(VectorJson.hex(vector, "application"));
      assertThat(openPrivate(message("application_priv"))).isEqualTo(expected);
      assertThat(openPrivate(protectPrivate(expected))).isEqualTo(expected);
    }

    private void handshake(String field, Function<WireReader, ? extends Content> read) {
      Content expected = WireReader.decode(VectorJson.hex(vector, field), read::apply);
      assertThat(openPublic(message(field + "_pub"))).isEqualTo(expected);
      assertThat(openPrivate(message(field + "_priv"))).isEqualTo(expected);
      assertThat(openPublic(protectPublic(expected))).isEqualTo(expected);
      assertThat(openPrivate(protectPrivate(expected))).isEqualTo(expected);
    }

    private MLSMessage message(String field) {
      return MLSMessage.decode(VectorJson.hex(vector, field));
    }

    private Content openPublic(MLSMessage message) {
      PublicMessage opened = (PublicMessage) message.body();
      assertThat(PublicFraming.hasValidMembershipTag(crypto, membershipKey, opened, context))
          .isTrue();
      return verified(opened.authenticatedContent());
    }

    private Content openPrivate(MLSMessage message) {
      PrivateMessage sealed = (PrivateMessage) message.body();
      SenderData sender =
          Objects.requireNonNull(PrivateFraming.openSender(crypto, senderDataSecret, sealed));
      try (SecretTree.Attempt attempt = PrivateFraming.attempt(crypto, tree(), sender, sealed)) {
        return verified(
            Objects.requireNonNull(PrivateFraming.open(crypto, attempt.key(), sender, sealed)));
      } catch (KeyUnavailable unavailable) {
        throw new AssertionError(unavailable);
      }
    }

    private Content verified(AuthenticatedContent content) {
      assertThat(content.content().sender()).isEqualTo(new Sender.Member(SENDER));
      assertThat(
              PublicFraming.verify(
                  crypto, VectorJson.hex(vector, "signature_pub"), content, context))
          .isTrue();
      return content.content().content();
    }

    private MLSMessage protectPublic(Content content) {
      FramedContent framed = framed(content);
      return MLSMessage.of(
          PublicFraming.protect(
              crypto, membershipKey, framed, auth(framed, WireFormat.PUBLIC_MESSAGE), context));
    }

    private MLSMessage protectPrivate(Content content) {
      FramedContent framed = framed(content);
      return MLSMessage.of(
          PrivateFraming.protect(
              crypto,
              senderDataSecret,
              tree(),
              SENDER,
              framed,
              auth(framed, WireFormat.PRIVATE_MESSAGE),
              Padding.toMultipleOf(32),
              random));
    }

    private FramedContent framed(Content content) {
      return FramedContent.of(
          context.groupId(),
          context.epoch(),
          new Sender.Member(SENDER),
          Bytes.utf8("aad"),
          content);
    }

    private FramedContentAuthData auth(FramedContent framed, WireFormat wireFormat) {
      Bytes tag =
          switch (framed.contentType()) {
            case COMMIT -> crypto.mac(membershipKey, Bytes.EMPTY);
            case APPLICATION, PROPOSAL -> null;
          };
      return new FramedContentAuthData(
          PublicFraming.sign(crypto, signatureKey, wireFormat, framed, context), tag);
    }

    private SecretTree tree() {
      return new SecretTree(
          VectorJson.secret(vector, "encryption_secret"), LEAVES, RatchetLimits.DEFAULT);
    }
  }
}
