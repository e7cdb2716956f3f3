package im.restante.bench.meter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Heap of another JVM that something reachable holds, as its own histogram counts it.
public final class OtherHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private OtherHeap() {}

  /// A full collection comes first.
  public static long usedBytes(long pid) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    Matcher total =
        TOTAL.matcher(
            new String(
                jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    if (!total.find()) {
      throw new IOException("jcmd gave no histogram of " + pid);
    }
    return Long.parseLong(total.group(1));
  }
}
