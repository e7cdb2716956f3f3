package im.restante.ds;

import im.restante.ds.group.GroupLimits;

/// The bounds of the Delivery Service.
///
/// @param group of one group
/// @param mailboxMax commands that wait for one group; more are answered `unavailable` at once
///   (B-21)
/// @param idleMs after how long without a request a group leaves memory
/// @param requestTimeoutMs how long ingest waits for a group
/// @param inlinePayloadBytesMax payloads above it go to the blob store first (G8)
/// @param snapshotAfterBytesMin journal bytes below which no snapshot is made
public record DsLimits(
    GroupLimits group,
    int mailboxMax,
    long idleMs,
    long requestTimeoutMs,
    int inlinePayloadBytesMax,
    int snapshotAfterBytesMin) {
  public static DsLimits defaults() {
    return new DsLimits(GroupLimits.defaults(), 256, 60_000, 30_000, 64 * 1024, 64 * 1024);
  }
}
