package im.restante.mls.check;

/// One number that explains a rejection: an epoch, an index, a type, a count.
///
/// @param name lower-case words of the protocol
public record Fact(String name, long value) {}
