package im.restante.client.state;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The published KeyPackages of a client with their private keys, by KeyPackageRef.
public final class KeyPackageShelf {
  /// A bundle and whether it may be used more than once.
  public record Item(KeyPackageBundle bundle, boolean lastResort) {}

  private final Map<Bytes, Item> items = new LinkedHashMap<>();

  public void add(SuiteCrypto crypto, KeyPackageBundle bundle, boolean lastResort) {
    items.put(bundle.reference(crypto), new Item(bundle, lastResort));
  }

  public @Nullable Item find(Bytes reference) {
    return items.get(reference);
  }

  /// The KeyPackage served its one use: its private keys are wiped, unless it is of last resort.
  public void used(Bytes reference) {
    Item item = items.get(reference);
    if (item != null && !item.lastResort()) {
      items.remove(reference);
      item.bundle().close();
    }
  }

  static KeyPackageShelf read(WireReader reader, SuiteCrypto crypto) {
    KeyPackageShelf shelf = new KeyPackageShelf();
    for (Item item :
        reader.vector("shelf", r -> new Item(KeyPackageBundle.read(r), r.bool("last_resort")))) {
      shelf.add(crypto, item.bundle(), item.lastResort());
    }
    return shelf;
  }

  void write(WireWriter writer) {
    writer.vector(
        java.util.List.copyOf(items.values()),
        (item, to) -> to.struct(item.bundle()).bool(item.lastResort()));
  }
}
