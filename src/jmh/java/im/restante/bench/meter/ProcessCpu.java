package im.restante.bench.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// CPU time of processes with all their descendants, those that ended and were waited for included.
///
/// From `/proc/PID/stat` (utime, stime, cutime, cstime), so in ticks of ten milliseconds: measure
/// for seconds.
public final class ProcessCpu {
  private static final double SECONDS_PER_TICK = 0.01;

  /// Fields after the command's closing parenthesis: state is 3, utime is 14 (proc_pid_stat(5)).
  private static final int UTIME = 14 - 3;

  private final List<Long> roots;

  public ProcessCpu(Long... pids) {
    this.roots = List.of(pids);
  }

  public double seconds() throws IOException {
    long ticks = 0;
    for (long pid : roots) {
      ticks += ticks(pid);
      try (Stream<ProcessHandle> descendants =
          ProcessHandle.of(pid).map(ProcessHandle::descendants).orElse(Stream.empty())) {
        for (ProcessHandle descendant : descendants.toList()) {
          ticks += ticks(descendant.pid());
        }
      }
    }
    return ticks * SECONDS_PER_TICK;
  }

  private static long ticks(long pid) throws IOException {
    String stat;
    try {
      stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    } catch (NoSuchFileException ended) {
      return 0; // its parent's cutime has it from now on
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = UTIME; i < UTIME + 4; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks;
  }
}
