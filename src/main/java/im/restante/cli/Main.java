package im.restante.cli;

import im.restante.config.ConfigError;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `restante`: one program, one command for each job.
@Command(
    name = "restante",
    mixinStandardHelpOptions = true,
    description = "Private group messaging, server side: MLS delivery and queueing.",
    subcommands = {DevCommand.class, ServeCommand.class, DemoCommand.class, ConfigCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine commands = new CommandLine(new Main());
    commands.setExecutionExceptionHandler((failure, line, parsed) -> {
      line.getErr().println("restante: " + plainReason(failure));
      return 1;
    });
    return commands.execute(arguments);
  }

  /// One line; the log has the rest.
  private static String plainReason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof ConfigError)) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
