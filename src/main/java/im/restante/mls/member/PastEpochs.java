package im.restante.mls.member;

import im.restante.mls.message.LeafNode;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last few epochs, oldest first; what falls out is closed (forward secrecy).
final class PastEpochs implements WireStruct, AutoCloseable {
  private final ArrayDeque<PastEpoch> epochs = new ArrayDeque<>();

  void add(PastEpoch epoch, int epochsMax) {
    epochs.addLast(epoch);
    while (epochs.size() > epochsMax) {
      epochs.removeFirst().close();
    }
  }

  @Nullable PastEpoch find(long epoch) {
    for (PastEpoch past : epochs) {
      if (past.context().epoch() == epoch) {
        return past;
      }
    }
    return null;
  }

  /// The leaf at `leafIndex` in `epoch`: as the next commit to change it found it, or as it is now.
  @Nullable LeafNode leaf(PastEpoch epoch, int leafIndex, @Nullable LeafNode now) {
    for (PastEpoch past : epochs) {
      Optional<LeafNode> before = past.leavesBefore().get(leafIndex);
      boolean since = Long.compareUnsigned(past.context().epoch(), epoch.context().epoch()) >= 0;
      if (since && before != null) {
        return before.orElse(null);
      }
    }
    return now;
  }

  static PastEpochs read(WireReader reader, RatchetLimits limits) {
    PastEpochs past = new PastEpochs();
    past.epochs.addAll(reader.vector("past_epochs", in -> PastEpoch.read(in, limits)));
    return past;
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(List.copyOf(epochs));
  }

  @Override
  public void close() {
    epochs.forEach(PastEpoch::close);
    epochs.clear();
  }
}
