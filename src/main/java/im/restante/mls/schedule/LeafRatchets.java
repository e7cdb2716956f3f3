package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.Map;

/// The two ratchets of a leaf (RFC 9420 §9.1).
record LeafRatchets(HashRatchet handshake, HashRatchet application)
    implements WireStruct, AutoCloseable {

  /// Starts both at generation 0; `leafSecret` stays the caller's to close.
  static LeafRatchets derive(SuiteCrypto crypto, Secret leafSecret) {
    return new LeafRatchets(
        start(crypto, leafSecret, RatchetType.HANDSHAKE),
        start(crypto, leafSecret, RatchetType.APPLICATION));
  }

  private static HashRatchet start(SuiteCrypto crypto, Secret leafSecret, RatchetType type) {
    return new HashRatchet(
        Labels.expandWithLabel(
            crypto, leafSecret, type.label(), Bytes.EMPTY, crypto.suite().hashLength()));
  }

  HashRatchet of(RatchetType type) {
    return switch (type) {
      case HANDSHAKE -> handshake;
      case APPLICATION -> application;
    };
  }

  static Map.Entry<Integer, LeafRatchets> readIndexed(WireReader reader) {
    long leaf = reader.u32("leaf_index");
    return Map.entry(
        (int) Math.min(leaf, Integer.MAX_VALUE),
        new LeafRatchets(HashRatchet.read(reader), HashRatchet.read(reader)));
  }

  @Override
  public void write(WireWriter writer) {
    handshake.write(writer);
    application.write(writer);
  }

  @Override
  public void close() {
    handshake.close();
    application.close();
  }
}
