package im.restante.ds.group;

import im.restante.ds.resident.CellKind;
import im.restante.ds.resident.CellVault;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// The user auth keys that users have set (B-08, B-28). Immutable.
///
/// @param byUser PRF value of the user to that of its key's hash
/// @param cells PRF value of the hash to the sealed key
public record UserKeys(PMap<Long, Long> byUser, PMap<Long, Bytes> cells) {
  public static final UserKeys EMPTY = new UserKeys(HashTreePMap.empty(), HashTreePMap.empty());

  /// A user and its key, open.
  ///
  /// @param hash PRF value of the key's hash
  record Entry(long user, long hash, Bytes publicKey) {
    static Entry read(WireReader reader) {
      return new Entry(reader.u64("user"), reader.u64("hash"), reader.opaque("public_key"));
    }

    void write(WireWriter writer) {
      writer.u64(user).u64(hash).opaque(publicKey);
    }
  }

  /// The user and key with this hash, or null.
  @Nullable Entry find(long hash, CellVault vault) {
    Bytes cell = cells.get(hash);
    return cell == null
        ? null
        : WireReader.decode(vault.open(CellKind.USER_KEY, hash, cell), Entry::read);
  }

  /// With a user's key in place of the one it had.
  UserKeys with(Entry entry, CellVault vault) {
    WireWriter content = new WireWriter(96);
    entry.write(content);
    UserKeys without = without(entry.user());
    return new UserKeys(
        without.byUser.plus(entry.user(), entry.hash()),
        without.cells.plus(
            entry.hash(), vault.seal(CellKind.USER_KEY, entry.hash(), content.toBytes())));
  }

  UserKeys without(long user) {
    Long hash = byUser.get(user);
    return hash == null ? this : new UserKeys(byUser.minus(user), cells.minus(hash));
  }

  /// Without the keys of users that are not among `users` any more.
  UserKeys retain(Set<Long> users) {
    UserKeys kept = this;
    for (Long user : byUser.keySet()) {
      if (!users.contains(user)) {
        kept = kept.without(user);
      }
    }
    return kept;
  }

  List<Entry> open(CellVault vault) {
    List<Entry> entries = new ArrayList<>();
    cells.forEach((hash, cell) ->
        entries.add(WireReader.decode(vault.open(CellKind.USER_KEY, hash, cell), Entry::read)));
    return entries;
  }
}
