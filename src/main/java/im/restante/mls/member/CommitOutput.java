package im.restante.mls.member;

import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.MLSMessage;
import org.jspecify.annotations.Nullable;

/// What goes to the server for a commit of our own.
///
/// @param commit the PublicMessage or PrivateMessage
/// @param welcome one Welcome for all added clients, null if there are none
/// @param groupInfo the new epoch's GroupInfo for the server: external_pub and what was asked for,
///   nothing of the Welcome's own extensions (V19); its extensions and signature are what the
///   server needs beside the commit (B-56)
/// @param effects what the commit does once it is accepted
public record CommitOutput(
    MLSMessage commit, @Nullable MLSMessage welcome, GroupInfo groupInfo, CommitEffects effects) {}
