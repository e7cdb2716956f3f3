package im.restante.cli;

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

  /// One line: the first message on the way to the root that says more than its cause's name.
  private static String plainReason(Throwable failure) {
    Throwable told = failure;
    while (told.getCause() != null
        && (told.getMessage() == null || told.getMessage().equals(told.getCause().toString()))) {
      told = told.getCause();
    }
    String message = told.getMessage();
    return message == null ? told.getClass().getSimpleName() : message;
  }
}
