package im.restante.log.record;

/// A record and its number in its stream.
///
/// @param no 0, 1, 2 … without gaps within a stream
public record LogEntry(long no, LogRecord record) {}
