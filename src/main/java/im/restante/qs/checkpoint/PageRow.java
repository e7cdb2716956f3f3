package im.restante.qs.checkpoint;

import im.restante.wire.Bytes;

/// A row of `queue_page`: one sealed page.
///
/// @param epoch of the head key that it is sealed under
public record PageRow(int page, int epoch, Bytes sealed) {}
