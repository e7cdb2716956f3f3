package im.restante.bench;

import ch.qos.logback.classic.Level;
import im.restante.bench.core.AdditionSuite;
import im.restante.bench.core.CommitSuite;
import im.restante.bench.core.JournalSuite;
import im.restante.bench.core.MemberHeapSuite;
import im.restante.bench.service.BacklogSuite;
import im.restante.bench.service.FanoutSuite;
import im.restante.bench.service.LiveSuite;
import im.restante.bench.service.MessageSuite;
import im.restante.bench.service.RaceSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures the figures and says whether every floor held. Behind `scripts/bench`.
@Command(name = "bench")
public final class Bench implements Runnable, CommandLine.IExitCodeGenerator {
  private static final PrintStream OUT = System.out;

  @Option(names = "--quick")
  private boolean quick;

  @Option(names = "--json")
  private @Nullable Path json;

  @Parameters private List<String> labels = List.of();

  private boolean held;

  public static void main(String[] arguments) {
    quietLogging();
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  private static void quietLogging() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.ERROR);
    }
  }

  private static List<Suite> suites() {
    return List.of(
        new CommitSuite(),
        new AdditionSuite(),
        new MemberHeapSuite(),
        new JournalSuite(),
        new FanoutSuite(),
        new MessageSuite(),
        new LiveSuite(),
        new BacklogSuite(),
        new RaceSuite());
  }

  @Override
  public void run() {
    Set<Key> wanted = EnumSet.allOf(Key.class);
    if (!labels.isEmpty()) {
      wanted.clear();
      labels.forEach(label -> wanted.add(Key.of(label)));
    }
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    Report report = new Report(wanted);
    for (Suite suite : suites()) {
      Set<Key> here = EnumSet.copyOf(wanted);
      here.retainAll(suite.keys());
      if (here.isEmpty()) {
        continue;
      }
      try {
        suite.run(
            here,
            effort,
            figure -> {
              OUT.printf("%s = %.3f%n", figure.key().label(), figure.value());
              report.add(figure);
            });
      } catch (Exception failure) {
        OUT.println("not measured: " + here);
        failure.printStackTrace(OUT);
      }
    }
    OUT.println();
    OUT.print(report.table());
    write(report.json());
    held = report.held();
    OUT.println(held ? "every floor held" : "NOT every floor held");
  }

  @Override
  public int getExitCode() {
    return held ? 0 : 1;
  }

  private void write(String text) {
    if (json != null) {
      try {
        Files.writeString(json, text);
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
    }
  }
}
