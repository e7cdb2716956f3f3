package im.restante.log;

import im.restante.wire.Bytes;

/// One sealed entry of a group's journal (V3).
///
/// @param entryNo 0, 1, 2 … within the group
public record JournalRow(long entryNo, Bytes sealed) {}
