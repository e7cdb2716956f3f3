package im.restante.log.key;

import im.restante.crypto.Hkdf;
import im.restante.crypto.HmacSha256;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The provider's static keys: one random root for each version, newest first.
///
/// Everything else is derived from a root by label, so a new purpose needs no new file. The pepper
/// belongs to the oldest root, because what was hashed with it stays for ever.
///
/// The file is text, one line for each root: `restante-provider-key VERSION HEX`. Roots are added
/// in front by hand or by the command line; a file is never rewritten by the service. Immutable.
public final class ProviderKeys {
  private static final String WORD = "restante-provider-key";
  private static final int ROOT_BYTES = 32;

  private final List<Root> newestFirst;
  private final Secret pepper;

  private record Root(int version, Secret secret) {}

  private ProviderKeys(List<Root> newestFirst) {
    this.newestFirst = List.copyOf(newestFirst);
    this.pepper = derive(newestFirst.getLast().version(), "pepper", 32);
  }

  /// Reads the file, and makes it with one random root where it is missing. Blocking.
  public static ProviderKeys open(Path file, RandomSource random) {
    try {
      if (!Files.exists(file)) {
        String root = HexFormat.of().formatHex(random.secret(ROOT_BYTES).array());
        KeyFiles.create(file, (WORD + " 1 " + root + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      return parse(file, Files.readAllLines(file, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new KeyFileError("cannot read the provider keys in " + file, e);
    }
  }

  /// Keys of one root, for tests and for processes that keep nothing.
  public static ProviderKeys of(Secret root) {
    return new ProviderKeys(List.of(new Root(1, root.duplicate())));
  }

  private static ProviderKeys parse(Path file, List<String> lines) {
    List<Root> roots = new ArrayList<>();
    int previous = 256;
    for (String line : lines) {
      String[] words = line.strip().split(" +");
      if (words.length != 3 || !words[0].equals(WORD)) {
        throw new KeyFileError(file + " holds a line that is no provider key");
      }
      try {
        int version = Integer.parseInt(words[1]);
        Secret secret = Secret.of(HexFormat.of().parseHex(words[2]));
        if (version < 1 || version >= previous || secret.size() != ROOT_BYTES) {
          throw new KeyFileError(file + ": versions 255 to 1, newest first, of 32 bytes each");
        }
        previous = version;
        roots.add(new Root(version, secret));
      } catch (IllegalArgumentException e) {
        throw new KeyFileError(file + " holds a damaged line");
      }
    }
    if (roots.isEmpty()) {
      throw new KeyFileError(file + " holds no key");
    }
    return new ProviderKeys(roots);
  }

  /// The version that new ciphertexts name, 1 to 255.
  public int newestVersion() {
    return newestFirst.getFirst().version();
  }

  /// Every version, newest first.
  public List<Integer> versions() {
    return newestFirst.stream().map(Root::version).toList();
  }

  /// `HMAC(pepper, group_id)`, by which group ids are reserved and buried (V1).
  public Bytes groupIdHash(Bytes groupId) {
    return new HmacSha256(pepper).mac(groupId);
  }

  /// Wraps the keys of full-metadata groups (V2); 32 bytes.
  public Secret metadataWrapKey(int version) {
    return derive(version, "metadata wrap", 32);
  }

  /// Seals remembered answers and keys request digests (D1); 32 bytes.
  public Secret doneKey(int version) {
    return derive(version, "done", 32);
  }

  /// Seed of the queue HPKE key pair (V10); 32 bytes.
  public Secret queueHpkeSeed(int version) {
    return derive(version, "queue hpke", 32);
  }

  /// Another key, for a purpose that `label` alone has.
  ///
  /// @throws IllegalArgumentException where there is no such version
  public Secret derive(int version, String label, int size) {
    for (Root root : newestFirst) {
      if (root.version() == version) {
        return Hkdf.expandLabel(root.secret(), "restante " + label, Bytes.EMPTY, size);
      }
    }
    throw new IllegalArgumentException("no provider key of version " + version);
  }
}
