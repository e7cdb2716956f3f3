package im.restante.qs.route;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.wire.Bytes;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("V9: routes")
class RouteCipherTest {
  private final SeededRandom random = new SeededRandom("routes");
  private final TreeMap<Integer, Secret> secrets = new TreeMap<>();

  private RouteCipher cipher(int... versions) {
    TreeMap<Integer, Secret> chosen = new TreeMap<>();
    for (int version : versions) {
      chosen.put(version, secrets.computeIfAbsent(version, _ -> random.secret(32)));
    }
    return RouteKeys.derive(chosen).cipher();
  }

  @Test
  void opensAWholeRecordInOrder() {
    RouteCipher cipher = cipher(1);
    Bytes routes =
        Bytes.concat(cipher.seal(7, random), cipher.seal(-1, random), cipher.seal(7, random));

    assertThat(routes.size()).isEqualTo(3 * 17);
    assertThat(cipher.open(routes)).containsExactly(7, -1, 7);
    assertThat(cipher.open(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void twoRoutesOfOneQueueAreUnlike() {
    RouteCipher cipher = cipher(1);
    Set<Bytes> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      assertThat(seen.add(cipher.seal(42, random))).isTrue();
    }
  }

  @Test
  void routesOfOlderKeysOpenBesideNewOnes() {
    Bytes old = cipher(1).seal(11, random);
    RouteCipher rotated = cipher(1, 2);
    Bytes fresh = rotated.seal(12, random);

    assertThat(fresh.get(0)).isEqualTo((byte) 2);
    assertThat(rotated.open(Bytes.concat(old, fresh, old))).containsExactly(11, 12, 11);
  }

  @Test
  void aFailedCheckIsFlaggedAndLeavesItsNeighboursAlone() {
    RouteCipher cipher = cipher(1);
    byte[] routes =
        Bytes.concat(cipher.seal(5, random), cipher.seal(6, random), cipher.seal(7, random))
            .toByteArray();
    routes[17 + 4] ^= 1;
    assertThat(cipher.open(Bytes.wrap(routes))).containsExactly(5, RouteCipher.FAILED, 7);

    routes[0] = 9;
    assertThat(cipher.open(Bytes.wrap(routes)))
        .containsExactly(RouteCipher.FAILED, RouteCipher.FAILED, 7);
  }

  @Test
  void aForeignProvidersRouteDoesNotOpen() {
    RouteCipher other =
        RouteKeys.derive(new TreeMap<>(java.util.Map.of(1, random.secret(32)))).cipher();
    assertThat(cipher(1).open(other.seal(5, random))).containsExactly(RouteCipher.FAILED);
  }
}
