package im.restante.log;

import java.util.BitSet;

/// What a statement reports of itself.
sealed interface AppendOutcome {
  /// The stream is sealed or has another `gen`: nothing was written (G2).
  record Fenced() implements AppendOutcome {}

  /// A request of the batch is done already; nothing was written, ask unit by unit.
  record DoneBefore() implements AppendOutcome {}

  /// Committed.
  ///
  /// @param won the indexes of the units that were written
  record Written(BitSet won) implements AppendOutcome {}
}
