package im.restante.bench.meter;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// CPU time of this JVM with all its threads, collector and compiler included.
public final class JvmCpu {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final double NANOS_PER_MICRO = 1_000;

  private JvmCpu() {}

  /// What is done over and over again; each call is `operations()` of it.
  public interface Work {
    /// How many operations were done.
    int run() throws Exception;
  }

  /// CPU microseconds an operation, over about `millis` of CPU time: on a machine that does other
  /// things as well the wall clock says nothing about how much was done.
  public static double microsPerOperation(long millis, Work work) throws Exception {
    long before = SYSTEM.getProcessCpuTime();
    long endNanos = before + millis * 1_000_000;
    long operations = 0;
    long now;
    do {
      operations += work.run();
      now = SYSTEM.getProcessCpuTime();
    } while (now < endNanos);
    return (now - before) / NANOS_PER_MICRO / operations;
  }
}
