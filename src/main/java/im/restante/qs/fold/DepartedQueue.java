package im.restante.qs.fold;

/// What a deleted queue leaves to clear away.
///
/// @param slot its place in the head pages, or -1
/// @param firstRun the lowest of its runs
/// @param nextRun the index after its highest run
public record DepartedQueue(long handle, int slot, int firstRun, int nextRun) {}
