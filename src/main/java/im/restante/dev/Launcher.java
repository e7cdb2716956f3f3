package im.restante.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How PostgreSQL's programs are started: never as root, which they refuse, and never to outlive
/// the thread that started them.
///
/// As root either in a user namespace, in which root is nobody and still owns its files, or, where
/// such namespaces are forbidden, as the unprivileged user 65534.
///
/// @param prefix the command in front of the program's own
/// @param changesUser whether files must be given to [#NOBODY] first
record Launcher(List<String> prefix, boolean changesUser) {
  private static final String NOBODY = "65534";
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> USER =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  static Launcher choose() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Launcher(List.of(), false);
    }
    List<String> probe = new ArrayList<>(NAMESPACE);
    probe.add("true");
    return succeeds(probe) ? new Launcher(NAMESPACE, false) : new Launcher(USER, true);
  }

  /// A command that ends when the calling thread does.
  List<String> bound(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(List.of("setpriv", "--pdeathsig", "INT", "--"));
    all.addAll(command);
    return all;
  }

  /// Makes a folder and what is in it the server's own.
  void own(Path folder) throws IOException {
    if (!changesUser) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", Integer.valueOf(NOBODY));
        Files.setAttribute(path, "unix:gid", Integer.valueOf(NOBODY));
      }
    }
  }

  static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
