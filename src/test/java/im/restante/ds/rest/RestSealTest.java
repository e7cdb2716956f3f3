package im.restante.ds.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestSealTest {
  private final RandomSource random = new SeededRandom("rest");
  private final Secret key = random.secret(32);
  private final Bytes locator = Locator.of(key, Bytes.utf8("group"));

  @Test
  @DisplayName("V1: the locator commits to key and group id")
  void locatesByKeyAndId() {
    assertThat(locator.size()).isEqualTo(Locator.LOCATOR_BYTES);
    assertThat(Locator.of(key, Bytes.utf8("group"))).isEqualTo(locator);
    assertThat(Locator.of(key, Bytes.utf8("groups"))).isNotEqualTo(locator);
    assertThat(Locator.of(random.secret(32), Bytes.utf8("group"))).isNotEqualTo(locator);
    assertThatThrownBy(() -> Locator.of(random.secret(16), Bytes.utf8("group")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("V3: an entry opens at its place in the chain and nowhere else")
  void opensEntriesInTheirOrder() {
    JournalChain start = JournalChain.start(locator);
    Bytes first = start.seal(key, Bytes.utf8("first"), random);
    JournalChain second = start.after(first);
    Bytes entry = second.seal(key, Bytes.utf8("second"), random);
    assertThat(second.open(key, entry)).isEqualTo(Bytes.utf8("second"));
    assertThat(second.lastTag()).isEqualTo(RestSeal.tagOf(first));

    assertThat(start.open(key, entry)).isNull();
    assertThat(second.after(entry).open(key, entry)).isNull();
    assertThat(new JournalChain(random.bytes(32), 1, second.lastTag()).open(key, entry)).isNull();
    assertThat(new JournalChain(locator, 1, RestSeal.NO_TAG).open(key, entry)).isNull();
    assertThat(second.open(random.secret(32), entry)).isNull();
  }

  @Test
  @DisplayName("V3: snapshots and entries do not stand for each other")
  void keepsKindsApart() {
    JournalChain start = JournalChain.start(locator);
    Bytes first = start.seal(key, Bytes.utf8("first"), random);
    JournalChain chain = start.after(first);
    Bytes snapshot = chain.sealSnapshot(key, Bytes.utf8("state"), random);
    Bytes tag = RestSeal.tagOf(first);
    assertThat(JournalChain.openSnapshot(key, locator, 0, tag, snapshot))
        .isEqualTo(Bytes.utf8("state"));
    assertThat(JournalChain.openSnapshot(key, locator, 1, tag, snapshot)).isNull();
    assertThat(JournalChain.openSnapshot(key, locator, 0, RestSeal.NO_TAG, snapshot)).isNull();
    assertThat(chain.open(key, snapshot)).isNull();
  }

  @Test
  @DisplayName("V3: any changed bit is noticed")
  void noticesDamage() {
    JournalChain chain = JournalChain.start(locator);
    Bytes sealed = chain.seal(key, Bytes.utf8("entry"), random);
    for (int i = 0; i < sealed.size(); i++) {
      byte[] damaged = sealed.toByteArray();
      damaged[i] ^= 1;
      assertThat(chain.open(key, Bytes.wrap(damaged))).isNull();
    }
    assertThat(chain.open(key, Bytes.EMPTY)).isNull();
  }

  @Test
  @DisplayName("V3: equal contents seal to other bytes; H-12: sizes come in classes")
  void hidesContentAndSize() {
    JournalChain chain = JournalChain.start(locator);
    Bytes content = Bytes.wrap(new byte[1000]);
    assertThat(chain.seal(key, content, random)).isNotEqualTo(chain.seal(key, content, random));
    assertThat(chain.seal(key, Bytes.wrap(new byte[1010]), random).size())
        .isEqualTo(chain.seal(key, content, random).size());
  }
}
