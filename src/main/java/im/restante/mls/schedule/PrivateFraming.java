package im.restante.mls.schedule;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.ContentType;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.PrivateContentAAD;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.PrivateMessageContent;
import im.restante.mls.message.Sender;
import im.restante.mls.message.SenderData;
import im.restante.mls.message.SenderDataAAD;
import im.restante.mls.message.WireFormat;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import org.jspecify.annotations.Nullable;

/// Encryption of contents and of who sent them (RFC 9420 §6.3).
public final class PrivateFraming {
  private PrivateFraming() {}

  /// Encrypts a content that was signed for [WireFormat#PRIVATE_MESSAGE]; uses up one key.
  ///
  /// @param leaf leaf index of the sender
  public static PrivateMessage protect(
      SuiteCrypto crypto,
      Secret senderDataSecret,
      SecretTree tree,
      int leaf,
      FramedContent content,
      FramedContentAuthData auth,
      Padding padding,
      RandomSource random) {
    ContentType type = content.contentType();
    int unpadded = new PrivateMessageContent(content.content(), auth, 0).encode().size();
    Bytes plaintext =
        new PrivateMessageContent(content.content(), auth, padding.paddingFor(unpadded)).encode();
    Bytes reuseGuard = random.bytes(SenderData.REUSE_GUARD_BYTES);
    SenderData sender;
    Bytes ciphertext;
    try (MessageKey key = tree.next(crypto, leaf, RatchetType.of(type))) {
      sender = new SenderData(leaf, key.generation(), reuseGuard);
      ciphertext =
          crypto.seal(key.key(), key.guardedNonce(reuseGuard), contentAad(content), plaintext);
    }
    try (SenderDataKeys keys = SenderDataKeys.derive(crypto, senderDataSecret, ciphertext)) {
      Bytes encryptedSender =
          crypto.seal(
              keys.key(),
              keys.nonce().copy(),
              new SenderDataAAD(content.groupId(), content.epoch(), type).encode(),
              sender.encode());
      return new PrivateMessage(
          content.groupId(),
          content.epoch(),
          type,
          content.authenticatedData(),
          encryptedSender,
          ciphertext);
    }
  }

  /// Who sent `message`, or null if its sender data does not authenticate.
  ///
  /// @throws im.restante.wire.MalformedMessage if the sender data decrypts to something else
  public static @Nullable SenderData openSender(
      SuiteCrypto crypto, Secret senderDataSecret, PrivateMessage message) {
    try (SenderDataKeys keys =
        SenderDataKeys.derive(crypto, senderDataSecret, message.ciphertext())) {
      Bytes opened =
          crypto.open(
              keys.key(),
              keys.nonce().copy(),
              new SenderDataAAD(message.groupId(), message.epoch(), message.contentType()).encode(),
              message.encryptedSenderData());
      return opened == null ? null : WireReader.decode(opened, SenderData::read);
    }
  }

  /// The key for the content of `message`; take it once the message is accepted.
  public static SecretTree.Attempt attempt(
      SuiteCrypto crypto, SecretTree tree, SenderData sender, PrivateMessage message)
      throws KeyUnavailable {
    if (sender.leafIndex() > Integer.MAX_VALUE) {
      throw new KeyUnavailable(KeyUnavailable.Reason.NO_SUCH_LEAF, sender.generation());
    }
    return tree.attempt(
        crypto,
        (int) sender.leafIndex(),
        RatchetType.of(message.contentType()),
        sender.generation());
  }

  /// Decrypts the content, or null if it does not authenticate. Its signature is still to be
  /// verified.
  ///
  /// @throws im.restante.wire.MalformedMessage if the plaintext is no content or its padding not
  ///   zero
  public static @Nullable AuthenticatedContent open(
      SuiteCrypto crypto, MessageKey key, SenderData sender, PrivateMessage message) {
    Bytes aad =
        new PrivateContentAAD(
                message.groupId(),
                message.epoch(),
                message.contentType(),
                message.authenticatedData())
            .encode();
    Bytes plaintext =
        crypto.open(key.key(), key.guardedNonce(sender.reuseGuard()), aad, message.ciphertext());
    if (plaintext == null) {
      return null;
    }
    PrivateMessageContent content =
        WireReader.decode(
            plaintext, reader -> PrivateMessageContent.read(message.contentType(), reader));
    return new AuthenticatedContent(
        WireFormat.PRIVATE_MESSAGE,
        FramedContent.of(
            message.groupId(),
            message.epoch(),
            new Sender.Member(sender.leafIndex()),
            message.authenticatedData(),
            content.content()),
        content.auth());
  }

  private static Bytes contentAad(FramedContent content) {
    return new PrivateContentAAD(
            content.groupId(), content.epoch(), content.contentType(), content.authenticatedData())
        .encode();
  }
}
