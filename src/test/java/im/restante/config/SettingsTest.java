package im.restante.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// L-09: configuration refuses what it does not know, and the reference file is complete.
class SettingsTest {
  private static final Path REFERENCE = Path.of("conf/restante.yaml");

  private final SettingsLoader loader = new SettingsLoader(Catalogue.ALL);

  @Test
  void everyDefaultIsValid() {
    Settings settings = loader.load(null, Map.of(), Map.of());

    for (Setting<?> setting : Catalogue.ALL) {
      assertThat(settings.entry(setting).origin()).isEqualTo(Settings.Origin.DEFAULT);
    }
  }

  @Test
  void referenceFileChangesNothing() throws IOException {
    assertThat(Files.readAllLines(REFERENCE))
        .allMatch(line -> line.isBlank() || line.strip().startsWith("#") || line.endsWith(":"));
  }

  @Test
  void referenceFileNamesEverySettingWithItsDefault() throws IOException {
    List<String> lines = Files.readAllLines(REFERENCE);

    for (Setting<?> setting : Catalogue.ALL) {
      String name = setting.key().substring(setting.key().indexOf('.') + 1);
      String value = setting.defaultText().isEmpty() ? "\"\"" : setting.defaultText();
      assertThat(lines).contains("  #" + name + ": " + value);
    }
  }

  @Test
  void referenceFileIsValidWithEveryLineInForce(@TempDir Path folder) throws IOException {
    String inForce = Files.readString(REFERENCE).replaceAll("(?m)^  #(?! )", "  ");
    Path file = Files.writeString(folder.resolve("all.yaml"), inForce);

    Settings settings = loader.load(file, Map.of(), Map.of());

    for (Setting<?> setting : Catalogue.ALL) {
      assertThat(settings.entry(setting).origin()).isEqualTo(Settings.Origin.FILE);
    }
  }

  @Test
  void flagWinsOverEnvironmentOverFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "server:\n  port: 1001\n");
    Map<String, String> environment = Map.of("RESTANTE_SERVER_PORT", "1002");
    Map<String, String> flags = Map.of("server.port", "1003");

    assertThat(port(loader.load(file, Map.of(), Map.of()))).isEqualTo(1001);
    assertThat(port(loader.load(file, environment, Map.of()))).isEqualTo(1002);
    assertThat(port(loader.load(file, environment, flags))).isEqualTo(1003);
  }

  @Test
  void unknownKeyIsRefusedWithTheNearestKnownOne(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "server:\n  prot: 1\n");

    assertThatThrownBy(() -> loader.load(file, Map.of(), Map.of()))
        .isInstanceOf(ConfigError.class)
        .hasMessage("unknown setting server.prot; nearest: server.port");
  }

  @Test
  void valueOutOfRangeIsRefusedNamingTheKey() {
    assertThatThrownBy(() -> loader.load(null, Map.of(), Map.of("server.port", "70000")))
        .isInstanceOf(ConfigError.class)
        .hasMessage("setting server.port must lie between 1 and 65535");
  }

  @Test
  void unknownEnvironmentVariableIsRefused() {
    assertThatThrownBy(() -> loader.load(null, Map.of("RESTANTE_SERVER_PROT", "1"), Map.of()))
        .isInstanceOf(ConfigError.class)
        .hasMessageContaining("RESTANTE_SERVER_PORT");
  }

  private static int port(Settings settings) {
    return settings.get(Catalogue.SERVER_PORT);
  }
}
