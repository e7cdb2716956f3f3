package im.restante.bench.meter;

import java.lang.management.ManagementFactory;

/// Heap of this JVM that something reachable holds.
public final class Heap {
  private static final int COLLECTIONS = 3;

  private Heap() {}

  public static long usedBytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
