package im.restante.mls.vectors;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs every test vector file of a folder and prints a line for each; exit code 1 on any failure.
public final class VectorRunner {
  private static final int FAILURES_SHOWN_MAX = 10;

  private VectorRunner() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
      System.err.println("usage: vectors DIR");
      System.exit(2);
    }
    List<FileResult> results = new ArrayList<>();
    for (Path file : files(Path.of(arguments[0]))) {
      FileResult result = run(file);
      results.add(result);
      System.out.println(result.summary());
      showFailures(result.failures());
      showSkips(result.skips());
    }
    int passed = results.stream().mapToInt(FileResult::passed).sum();
    int failed = results.stream().mapToInt(result -> result.failures().size()).sum();
    int skipped = results.stream().mapToInt(result -> result.skips().size()).sum();
    System.out.printf("total: %d passed, %d failed, %d skipped%n", passed, failed, skipped);
    System.exit(failed > 0 || results.isEmpty() ? 1 : 0);
  }

  /// The vector files of a folder, by name.
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(".json")).sorted().toList();
    }
  }

  static FileResult run(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    JsonArray cases;
    try {
      Object json = Json.decodeValue(Buffer.buffer(Files.readAllBytes(path)));
      cases = json instanceof JsonArray array ? array : new JsonArray().add(json);
    } catch (DecodeException e) {
      return new FileResult(name, 0, List.of("not JSON"), List.of());
    }
    int passed = 0;
    List<String> failures = new ArrayList<>();
    List<String> skips = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      String label = "case " + index + suite(cases.getValue(index)) + ": ";
      switch (outcome(cases.getValue(index))) {
        case Outcome.Passed() -> passed++;
        case Outcome.Failed(String reason) -> failures.add(label + reason);
        case Outcome.Skipped(String reason) -> skips.add(reason);
      }
    }
    return new FileResult(name, passed, failures, skips);
  }

  private static Outcome outcome(@Nullable Object json) {
    if (!(json instanceof JsonObject vector)) {
      return new Outcome.Failed("not an object");
    }
    VectorFile format = VectorFormats.of(vector);
    if (format == null) {
      return new Outcome.Skipped("unknown format, members " + vector.fieldNames());
    }
    try {
      return format.run(vector);
    } catch (AssertionError | RuntimeException e) {
      return new Outcome.Failed(describe(e));
    }
  }

  private static String suite(@Nullable Object json) {
    return json instanceof JsonObject vector && vector.containsKey("cipher_suite")
        ? " (suite " + vector.getValue("cipher_suite") + ")"
        : "";
  }

  private static String describe(Throwable thrown) {
    String where =
        Stream.of(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("im.restante."))
            .findFirst()
            .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
            .orElse("");
    return String.valueOf(thrown).strip().replaceAll("\\s+", " ") + where;
  }

  private static void showFailures(List<String> failures) {
    failures.stream()
        .limit(FAILURES_SHOWN_MAX)
        .forEach(reason -> System.out.println("  " + reason));
    if (failures.size() > FAILURES_SHOWN_MAX) {
      System.out.println("  and " + (failures.size() - FAILURES_SHOWN_MAX) + " more");
    }
  }

  private static void showSkips(List<String> skips) {
    skips.stream()
        .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()))
        .forEach((reason, count) -> System.out.println("  skipped " + count + ": " + reason));
  }
}
