package im.restante.client.state;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.member.MemberSettings;
import im.restante.protocol.ds.MetadataMode;
import im.restante.qs.ratchet.QueueRatchet;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything a client remembers. Mutable; guarded by the client's lock.
public final class ClientState {
  private static final int FORMAT = 1;

  private @Nullable Account account;
  private QueueRatchet ratchet = QueueRatchet.fresh();
  private KeyPackageShelf shelf = new KeyPackageShelf();
  private final Map<Bytes, GroupEntry> groups = new LinkedHashMap<>();

  public @Nullable Account account() {
    return account;
  }

  public void setAccount(Account registered) {
    account = registered;
  }

  public QueueRatchet ratchet() {
    return ratchet;
  }

  public KeyPackageShelf shelf() {
    return shelf;
  }

  /// The client's groups by group id, in the order of joining.
  public Map<Bytes, GroupEntry> groups() {
    return groups;
  }

  /// @param settings chosen for each group by its mode, which stands first in its encoding
  public static ClientState decode(
      Bytes encoded, Function<MetadataMode, MemberSettings> settings, SuiteCrypto crypto) {
    return WireReader.decode(encoded, reader -> read(reader, settings, crypto));
  }

  public Bytes encode() {
    WireWriter writer = new WireWriter(4096);
    writer.u8(FORMAT).optional(account).u64(ratchet.next()).u64(ratchet.droppedTo());
    try (Secret key = ratchet.exportKey()) {
      writer.opaque(key.copy());
    }
    shelf.write(writer);
    writer.vector(
        java.util.List.copyOf(groups.entrySet()),
        (group, to) -> {
          to.opaque(group.getKey());
          group.getValue().write(to);
        });
    return writer.toBytes();
  }

  private static ClientState read(
      WireReader reader, Function<MetadataMode, MemberSettings> settings, SuiteCrypto crypto) {
    if (reader.u8("format") != FORMAT) {
      throw reader.malformed("format", "unknown version of the stored state");
    }
    ClientState state = new ClientState();
    state.account = reader.optional("account", Account::read);
    long next = reader.u64("next");
    long droppedTo = reader.u64("dropped_to");
    try (Secret key = Secret.copyOf(reader.opaque("ratchet_key"))) {
      state.ratchet = QueueRatchet.restore(next, droppedTo, key);
    }
    state.shelf = KeyPackageShelf.read(reader, crypto);
    for (var entry :
        reader.vector(
            "groups",
            r -> Map.entry(r.opaque("group_id").compact(), GroupEntry.read(r, settings, crypto)))) {
      state.groups.put(entry.getKey(), entry.getValue());
    }
    return state;
  }
}
