package im.restante;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import im.restante.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The drawing in the architecture document, held against the code.
class ArchitectureTest {
  /// Packages without Vert.x, clock, randomness or I/O of their own.
  private static final String[] PURE = {
    "im.restante.wire..",
    "im.restante.mls..",
    "im.restante.protocol..",
    "im.restante.ds.rest..",
    "im.restante.ds.resident..",
    "im.restante.ds.group..",
    "im.restante.qs.fold..",
    "im.restante.qs.ratchet..",
    "im.restante.log.record.."
  };

  private static JavaClasses product;

  @BeforeAll
  static void importProduct() throws URISyntaxException {
    URI productClasses = Bytes.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    product = new ClassFileImporter().importPath(Path.of(productClasses));
  }

  @Test
  void wireSeesNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("im.restante.wire..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "im.restante.wire..", "org.jspecify..", "com.google.errorprone..")
        .check(product);
  }

  @Test
  void pureCodeHasNoVertxAndNoDatabase() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx..", "io.netty..", "java.sql..", "java.net..", "java.nio.file..")
        .check(product);
  }

  @Test
  void pureCodeHasNoClockAndNoRandomnessOfItsOwn() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.security.SecureRandom.class,
            java.util.Random.class,
            java.util.concurrent.ThreadLocalRandom.class)
        .check(product);
  }

  @Test
  void onlyTheEdgeSeesVertxWeb() {
    noClasses()
        .that()
        .resideOutsideOfPackage("im.restante.http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.ext.web..")
        .check(product);
  }

  @Test
  void theServerDoesNotDependOnTheClient() {
    noClasses()
        .that()
        .resideOutsideOfPackages("im.restante.client..", "im.restante.demo..", "im.restante.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("im.restante.client..", "im.restante.demo..")
        .check(product);
  }

  @Test
  void jdbcServesMigrationsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("im.restante.dev..", "im.restante.cli..", "im.restante.log..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.flywaydb..")
        .check(product);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Path sources = Path.of("src/main/java");
    List<Path> silent;
    try (Stream<Path> folders = Files.walk(sources)) {
      silent =
          folders
              .filter(Files::isDirectory)
              .filter(ArchitectureTest::holdsJava)
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
    }
    assertThat(silent).isEmpty();
  }

  private static boolean holdsJava(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
