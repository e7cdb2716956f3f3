package im.restante.qs.checkpoint;

import im.restante.qs.fold.CursorVector;
import im.restante.wire.Bytes;
import java.util.List;

/// What ends a checkpoint's transaction, after its runs were written.
///
/// @param deletedRuns ids of runs that nobody needs
/// @param cursor where a replay starts from now on
public record CheckpointWrite(List<PageRow> pages, List<Bytes> deletedRuns, CursorVector cursor) {}
