package im.restante.ds.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.wire.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResidentCellsTest {
  private final SeededRandom random = new SeededRandom("cells");
  private final Secret key = random.secret(32);
  private final Activation activation = new Activation(random);

  @Test
  @DisplayName("V4: a cell opens at its place, in its activation, under its key")
  void opensCellsAtTheirPlace() {
    CellVault vault = activation.vault(key);
    Bytes cell = vault.seal(CellKind.JOINER, 7, Bytes.utf8("secret"));
    assertThat(activation.vault(key).open(CellKind.JOINER, 7, cell))
        .isEqualTo(Bytes.utf8("secret"));
    assertThatThrownBy(() -> vault.open(CellKind.JOINER, 8, cell))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> vault.open(CellKind.USER_KEY, 7, cell))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> activation.vault(random.secret(32)).open(CellKind.JOINER, 7, cell))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Activation(random).vault(key).open(CellKind.JOINER, 7, cell))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("V4: no nonce comes twice in an activation, whatever the batch")
  void neverRepeatsNonces() {
    Set<Bytes> nonces = new HashSet<>();
    for (int batch = 0; batch < 4; batch++) {
      try (CellVault vault = activation.vault(key)) {
        for (int i = 0; i < 50; i++) {
          assertThat(nonces.add(vault.seal(CellKind.CORE, 0, Bytes.EMPTY).slice(0, 8))).isTrue();
        }
      }
    }
  }

  @Test
  @DisplayName("V4: after the batch nothing opens")
  void forgetsTheKey() {
    CellVault vault = activation.vault(key);
    Bytes cell = vault.seal(CellKind.CORE, 0, Bytes.utf8("core"));
    vault.close();
    assertThatThrownBy(() -> vault.open(CellKind.CORE, 0, cell))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("V4: small cells are of one size")
  void padsCells() {
    CellVault vault = activation.vault(key);
    assertThat(vault.seal(CellKind.NODE, 0, Bytes.EMPTY).size())
        .isEqualTo(vault.seal(CellKind.NODE, 1, Bytes.wrap(new byte[100])).size());
  }

  @Test
  void tablesKeepRecordsByLeaf() {
    for (CellVault vault : List.of(activation.vault(key), OpenCellVault.INSTANCE)) {
      Bytes record = Bytes.utf8("abcd");
      LeafTable table =
          LeafTable.empty(CellKind.ACTIVITY, 4).with(Map.of(3, record, 700, record), vault);
      assertThat(table.get(3, vault)).isEqualTo(record);
      assertThat(table.get(700, vault)).isEqualTo(record);
      assertThat(table.get(699, vault)).isEqualTo(Bytes.wrap(new byte[4]));
      assertThat(table.get(100_000, vault)).isEqualTo(Bytes.wrap(new byte[4]));
      LeafTable less = table.with(Map.of(3, Bytes.EMPTY), vault);
      assertThat(less.get(3, vault)).isEqualTo(Bytes.wrap(new byte[4]));
      assertThat(table.get(3, vault)).isEqualTo(record);
      LeafTable copy = LeafTable.of(CellKind.ACTIVITY, 4, less.openChunks(vault), vault);
      assertThat(copy.openChunks(vault)).isEqualTo(less.openChunks(vault));
    }
  }
}
