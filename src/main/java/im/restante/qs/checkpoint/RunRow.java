package im.restante.qs.checkpoint;

import im.restante.wire.Bytes;

/// A row of `queue_run`: one sealed run under its id of 16 bytes.
public record RunRow(Bytes id, Bytes sealed) {}
