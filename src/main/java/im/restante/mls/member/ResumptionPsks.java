package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.mls.schedule.Secrets;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// resumption_psk of this group's last epochs, the current one included (RFC 9420 §8.4, §8.6).
final class ResumptionPsks implements WireStruct, AutoCloseable {
  private final TreeMap<Long, Secret> epochToPsk = new TreeMap<>(Long::compareUnsigned);

  /// Keeps a copy of `psk`.
  ///
  /// @param epochsMax past epochs to keep besides this one
  void add(long epoch, Secret psk, int epochsMax) {
    epochToPsk.put(epoch, psk.duplicate());
    while (epochToPsk.size() > epochsMax + 1) {
      epochToPsk.pollFirstEntry().getValue().close();
    }
  }

  @Nullable Secret find(long epoch) {
    return epochToPsk.get(epoch);
  }

  static ResumptionPsks read(WireReader reader) {
    ResumptionPsks psks = new ResumptionPsks();
    for (Entry entry : reader.vector("resumption_psks", Entry::read)) {
      psks.epochToPsk.put(entry.epoch, entry.psk);
    }
    return psks;
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(
        List.copyOf(epochToPsk.entrySet()),
        (entry, out) -> {
          out.u64(entry.getKey());
          Secrets.write(out, entry.getValue());
        });
  }

  @Override
  public void close() {
    epochToPsk.values().forEach(Secret::close);
    epochToPsk.clear();
  }

  private record Entry(long epoch, Secret psk) {
    static Entry read(WireReader reader) {
      return new Entry(reader.u64("epoch"), Secrets.read(reader, "resumption_psk"));
    }
  }
}
