package im.restante.cli;

import im.restante.crypto.CryptoProvider;
import im.restante.crypto.SignatureBackend;
import im.restante.demo.Demonstration;
import im.restante.demo.ServiceProcess;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the service in a process of its own, plays the demonstration, keeps serving.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Play a real MLS conversation through a service started for it.")
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--port", defaultValue = "8443", description = "HTTPS port (${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data",
      defaultValue = ".data",
      description = "folder of PostgreSQL and keys, kept between runs (${DEFAULT-VALUE})")
  private Path data = Path.of(".data");

  @Option(names = "--then-exit", description = "stop after the demonstration")
  private boolean thenExit;

  @Override
  public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
    refuseTakenPort(port);
    int managementPort = port + 1000;
    refuseTakenPort(managementPort);
    Path log = data.resolve("service.log");
    try (ServiceProcess service =
        new ServiceProcess(
            List.of(
                "--port", Integer.toString(port),
                "--management-port", Integer.toString(managementPort),
                "--data", data.toString()),
            log,
            managementPort)) {
      Thread stopper = Thread.ofPlatform().unstarted(() -> closeQuietly(service));
      Runtime.getRuntime().addShutdownHook(stopper);
      service.start();
      boolean held =
          new Demonstration(
                  System.out,
                  service,
                  URI.create("https://localhost:" + port),
                  DevCommand.DOMAIN,
                  List.of(certificate(data.resolve(DevCommand.CERTIFICATE))),
                  CryptoProvider.create(SignatureBackend.AUTO))
              .play(data);
      if (!thenExit) {
        System.out.println("Serving on https://localhost:" + port + " until Ctrl-C; log: " + log);
        new CountDownLatch(1).await();
      }
      return held ? 0 : 1;
    }
  }

  private static void closeQuietly(ServiceProcess service) {
    try {
      service.close();
    } catch (IOException alreadyGone) {
      System.err.println("restante: " + alreadyGone.getMessage());
    }
  }

  private static X509Certificate certificate(Path file)
      throws IOException, GeneralSecurityException {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static void refuseTakenPort(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.setReuseAddress(true);
    } catch (IOException taken) {
      throw new IOException(
          "port " + port + " is taken: stop what listens there or choose another with --port",
          taken);
    }
  }
}
