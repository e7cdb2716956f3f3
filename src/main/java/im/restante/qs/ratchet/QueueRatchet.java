package im.restante.qs.ratchet;

import im.restante.crypto.Secret;
import im.restante.mls.message.HPKECiphertext;
import im.restante.protocol.qs.QueueEntry;
import im.restante.protocol.qs.QueueEntryContent;
import im.restante.protocol.qs.TrimmedRange;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The client's half of a queue's ratchet: takes entries in ascending order and opens them (C-40).
///
/// Numbers follow without gaps. Only a range that the service says it dropped may be missing, and
/// of it the seeds still come. Owned by one thread.
public final class QueueRatchet implements AutoCloseable {
  /// The longest dropped range that is stepped over, which bounds the work a service can cause.
  public static final long DROPPED_MAX = 1 << 22;

  private final RatchetSteps steps = new RatchetSteps();
  private Secret key;
  private long next;
  private long droppedTo;

  private QueueRatchet(long next, long droppedTo, Secret key) {
    this.next = next;
    this.droppedTo = droppedTo;
    this.key = key;
  }

  /// The ratchet of a queue of which nothing was taken yet.
  public static QueueRatchet fresh() {
    return new QueueRatchet(0, 0, RatchetSteps.initial());
  }

  /// Continues where [#next], [#droppedTo] and [#exportKey] were stored; `key` is copied.
  public static QueueRatchet restore(long next, long droppedTo, Secret key) {
    return new QueueRatchet(next, droppedTo, key.duplicate());
  }

  /// The number of the entry to be taken next.
  public long next() {
    return next;
  }

  /// The end of the range that the service last said it dropped, or 0.
  public long droppedTo() {
    return droppedTo;
  }

  /// A copy of the ratchet key at [#next], to be stored with it.
  public Secret exportKey() {
    return key.duplicate();
  }

  /// Takes the entry; `openSeed` opens what is sealed to the queue's owner, or answers null.
  public RatchetOutcome take(
      QueueEntry entry, Function<HPKECiphertext, @Nullable Secret> openSeed) {
    long number = entry.sequenceNumber();
    if (number < next) {
      return new RatchetOutcome.Repeated();
    }
    if (number > next && number > droppedTo) {
      return new RatchetOutcome.OutOfStep();
    }
    return switch (entry.body()) {
      case QueueEntry.Body.Trimmed trimmed -> drop(number, trimmed.range());
      case QueueEntry.Body.RatchetKey sealed -> rekey(number, openSeed.apply(sealed.sealedSeed()));
      case QueueEntry.Body.Message message -> open(number, message.ciphertext());
    };
  }

  private RatchetOutcome drop(long number, TrimmedRange range) {
    if (range.from() != number || range.to() <= number || range.to() - number > DROPPED_MAX) {
      return new RatchetOutcome.OutOfStep();
    }
    skipTo(number);
    droppedTo = Math.max(droppedTo, range.to());
    return new RatchetOutcome.Dropped(range);
  }

  private RatchetOutcome rekey(long number, @Nullable Secret seed) {
    if (seed == null || seed.size() != RatchetSteps.SEED_BYTES) {
      return new RatchetOutcome.OutOfStep();
    }
    skipTo(number);
    replace(steps.mix(key, seed));
    next = number + 1;
    return new RatchetOutcome.Rekeyed();
  }

  private RatchetOutcome open(long number, Bytes ciphertext) {
    if (number < droppedTo) {
      return new RatchetOutcome.OutOfStep();
    }
    skipTo(number);
    Bytes plaintext = steps.open(key, number, ciphertext);
    if (plaintext == null) {
      return new RatchetOutcome.OutOfStep();
    }
    QueueEntryContent content;
    try {
      content = WireReader.decode(plaintext, QueueEntryContent::read);
    } catch (MalformedMessage e) {
      return new RatchetOutcome.OutOfStep();
    }
    replace(steps.next(key));
    next = number + 1;
    return new RatchetOutcome.Delivered(content);
  }

  /// Steps over numbers that were dropped and brought no seed.
  private void skipTo(long number) {
    while (next < number) {
      replace(steps.next(key));
      next++;
    }
  }

  private void replace(Secret following) {
    key.close();
    key = following;
  }

  @Override
  public void close() {
    key.close();
  }
}
