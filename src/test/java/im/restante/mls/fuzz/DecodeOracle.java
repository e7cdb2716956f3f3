package im.restante.mls.fuzz;

import com.sun.management.ThreadMXBean;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import java.lang.management.ManagementFactory;
import java.util.function.Function;

/// What holds for whatever bytes are decoded: they are refused as malformed or written again as
/// they were, no other exception escapes, and memory is in proportion to the bytes that are there,
/// not to the lengths that they declare.
final class DecodeOracle {
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  /// A node of an UpdatePath with neither key nor ciphertexts is two bytes on the wire and about
  /// fifty here; nothing weighs more. The constant is for what the fuzzer itself allocates.
  private static final long ALLOCATED_PER_BYTE_MAX = 64;

  private static final long ALLOCATED_BASE_MAX = 1 << 20;

  private DecodeOracle() {}

  static void check(byte[] input, Function<WireReader, ? extends WireStruct> read) {
    Bytes bytes = Bytes.copyOf(input);
    try {
      WireStruct value = WireReader.decode(bytes, read);
      if (!value.encode().equals(bytes)) {
        throw new AssertionError("written differently from what was read");
      }
      if (!WireReader.decode(value.encode(), read).equals(value)) {
        throw new AssertionError("read differently the second time");
      }
    } catch (MalformedMessage malformed) {
      if (malformed.offset() < 0 || malformed.offset() > input.length) {
        throw new AssertionError("an offset outside the input", malformed);
      }
    }
    checkAllocation(bytes, read);
  }

  /// Runs after the classes are loaded, which allocates too.
  private static void checkAllocation(
      Bytes bytes, Function<WireReader, ? extends WireStruct> read) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      var _ = WireReader.decode(bytes, read);
    } catch (MalformedMessage malformed) {
      // Refusing must not allocate either.
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > ALLOCATED_BASE_MAX + ALLOCATED_PER_BYTE_MAX * bytes.size()) {
      throw new AssertionError(allocated + " bytes allocated for " + bytes.size());
    }
  }
}
