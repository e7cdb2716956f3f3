package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The list `Extension extensions<V>`, in the order received (RFC 9420 §13).
///
/// A list with two extensions of one type decodes: refusing it is the check [#firstDuplicate],
/// which every user of a received list makes.
public record Extensions(List<Extension> list) implements WireStruct {
  public static final Extensions EMPTY = new Extensions(List.of());

  public Extensions {
    list = List.copyOf(list);
  }

  public static Extensions of(Extension... extensions) {
    return new Extensions(List.of(extensions));
  }

  /// The data of the first extension of `type`, or null if there is none.
  public @Nullable Bytes find(ExtensionType type) {
    for (Extension extension : list) {
      if (extension.type().equals(type)) {
        return extension.data();
      }
    }
    return null;
  }

  /// The first extension of `type` decoded to its last byte, or null if there is none.
  ///
  /// @throws im.restante.wire.MalformedMessage if its data is no encoding of `T`
  public <T> @Nullable T find(ExtensionType type, Function<WireReader, T> read) {
    Bytes data = find(type);
    return data == null ? null : WireReader.decode(data, read);
  }

  public boolean contains(ExtensionType type) {
    return find(type) != null;
  }

  /// The type that occurs a second time first, or null: “the extensions … MUST NOT contain more
  /// than one extension of any given type” (RFC 9420 §13.4).
  public @Nullable ExtensionType firstDuplicate() {
    HashSet<ExtensionType> seen = new HashSet<>();
    for (Extension extension : list) {
      if (!seen.add(extension.type())) {
        return extension.type();
      }
    }
    return null;
  }

  public static Extensions read(WireReader reader) {
    return new Extensions(reader.vector("extensions", Extension::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(list);
  }
}
