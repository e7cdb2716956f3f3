package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The authenticated data of a handshake message: what components add, each under its id (E-28).
///
/// ```
/// struct { uint16 component_id; opaque aad_item_data<V>; } SafeAADItem;
/// struct { SafeAADItem aad_items<V>; } SafeAAD;   /* increasing ids */
/// ```
public record SafeAad(List<Item> items) implements WireStruct {
  public static final SafeAad EMPTY = new SafeAad(List.of());

  /// [AddAad].
  public static final int ADD_AAD = 0x8001;

  /// [UserAuthKey] (B-28).
  public static final int USER_AUTH_KEY = 0x8003;

  /// SafeAADItem.
  public record Item(int componentId, Bytes data) implements WireStruct {
    public static Item read(WireReader reader) {
      return new Item(reader.u16("component_id"), reader.opaque("aad_item_data"));
    }

    @Override
    public void write(WireWriter writer) {
      writer.u16(componentId).opaque(data);
    }
  }

  public SafeAad {
    items = List.copyOf(items);
  }

  /// The items of a message's `authenticated_data`; none in an empty one.
  ///
  /// @throws im.restante.wire.MalformedMessage if it is no SafeAAD, or unsorted, or an id comes
  ///   twice
  public static SafeAad decode(Bytes authenticatedData) {
    return authenticatedData.isEmpty()
        ? EMPTY
        : WireReader.decode(authenticatedData, SafeAad::read);
  }

  /// The same with one more item, in its place.
  public SafeAad with(int componentId, WireStruct data) {
    List<Item> more = new ArrayList<>(items);
    more.add(new Item(componentId, data.encode()));
    more.sort(Comparator.comparingInt(Item::componentId));
    return new SafeAad(more);
  }

  /// The data of a component, or null.
  public @Nullable Bytes find(int componentId) {
    for (Item item : items) {
      if (item.componentId() == componentId) {
        return item.data();
      }
    }
    return null;
  }

  public static SafeAad read(WireReader reader) {
    List<Item> items = reader.vector("aad_items", Item::read);
    for (int i = 1; i < items.size(); i++) {
      if (items.get(i - 1).componentId() >= items.get(i).componentId()) {
        throw reader.malformed("aad_items", "component ids not increasing");
      }
    }
    return new SafeAad(items);
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(items);
  }
}
