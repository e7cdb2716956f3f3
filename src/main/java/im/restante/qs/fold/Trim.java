package im.restante.qs.fold;

import im.restante.protocol.qs.TrimReason;

/// The oldest stretch of a queue that was dropped: everything unacknowledged below `to` (Q3).
///
/// @param decidedAtMs the database's time when it was decided, milliseconds since 1970
record Trim(long to, long decidedAtMs, TrimReason reason) {}
