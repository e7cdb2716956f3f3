package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// How a secret stands in a member's own stored state: `opaque secret<V>`.
public final class Secrets {
  private Secrets() {}

  public static Secret read(WireReader reader, String field) {
    return Secret.copyOf(reader.opaque(field));
  }

  public static void write(WireWriter writer, Secret secret) {
    writer.opaque(secret.copy());
  }
}
