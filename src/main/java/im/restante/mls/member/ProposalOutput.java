package im.restante.mls.member;

import im.restante.mls.message.MLSMessage;
import im.restante.wire.Bytes;

/// A proposal of our own to send.
///
/// @param reference its ProposalRef
public record ProposalOutput(MLSMessage message, Bytes reference) {}
