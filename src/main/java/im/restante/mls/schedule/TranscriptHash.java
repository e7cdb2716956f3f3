package im.restante.mls.schedule;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.ConfirmedTranscriptHashInput;
import im.restante.mls.message.InterimTranscriptHashInput;
import im.restante.wire.Bytes;

/// The two running hashes over a group's commits (RFC 9420 §8.2).
public final class TranscriptHash {
  private TranscriptHash() {}

  /// confirmed_transcript_hash of the epoch that `commit` starts.
  ///
  /// @param interimBefore interim_transcript_hash of the epoch it was sent in; empty in epoch 0
  public static Bytes confirmed(
      SuiteCrypto crypto, Bytes interimBefore, AuthenticatedContent commit) {
    return crypto.hash(interimBefore, ConfirmedTranscriptHashInput.of(commit).encode());
  }

  /// interim_transcript_hash of the epoch with this confirmed hash and confirmation tag.
  public static Bytes interim(SuiteCrypto crypto, Bytes confirmed, Bytes confirmationTag) {
    return crypto.hash(confirmed, new InterimTranscriptHashInput(confirmationTag).encode());
  }
}
