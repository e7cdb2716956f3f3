package im.restante.qs.fold;

import im.restante.crypto.Secret;
import im.restante.protocol.qs.TrimReason;
import im.restante.qs.ratchet.RatchetSteps;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// What a checkpoint keeps of a queue besides its runs, always [#BYTES] long (K2).
///
/// ```
/// struct {
///     uint64 handle;               /* 0: the slot is empty */
///     uint64 next;
///     uint64 acknowledged;
///     uint64 key_number;
///     opaque key[32];
///     uint32 first_run;
///     uint32 next_run;
///     uint64 dropped_to;           /* 0: nothing was dropped */
///     uint64 dropped_at_ms;
///     TrimReason dropped_reason;
///     opaque zero[7];
/// } QueueHead;
/// ```
///
/// @param next the number that the next entry gets; all below are acknowledged or in runs
/// @param keyNumber where the ratchet key stands, at least `next`
public record QueueHead(
    long handle,
    long next,
    long acknowledged,
    long keyNumber,
    Secret key,
    int firstRun,
    int nextRun,
    @Nullable Trim trim)
    implements WireStruct {
  public static final int BYTES = 96;

  private static final Bytes ZERO = Bytes.wrap(new byte[7]);

  public static QueueHead read(WireReader reader) {
    return new QueueHead(
        reader.u64("handle"),
        reader.u64("next"),
        reader.u64("acknowledged"),
        reader.u64("key_number"),
        Secret.copyOf(reader.fixed("key", RatchetSteps.KEY_BYTES)),
        run(reader, "first_run"),
        run(reader, "next_run"),
        readTrim(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .u64(handle)
        .u64(next)
        .u64(acknowledged)
        .u64(keyNumber)
        .fixed(Bytes.wrap(key.array()))
        .u32(firstRun)
        .u32(nextRun);
    Trim dropped = trim == null ? new Trim(0, 0, TrimReason.AGE) : trim;
    writer.u64(dropped.to()).u64(dropped.decidedAtMs()).struct(dropped.reason()).fixed(ZERO);
  }

  private static int run(WireReader reader, String field) {
    long run = reader.u32(field);
    if (run > Integer.MAX_VALUE) {
      throw reader.malformed(field, "more runs than there can be");
    }
    return (int) run;
  }

  private static @Nullable Trim readTrim(WireReader reader) throws MalformedMessage {
    long to = reader.u64("dropped_to");
    Trim trim = new Trim(to, reader.u64("dropped_at_ms"), TrimReason.read(reader));
    if (!reader.fixed("zero", ZERO.size()).equals(ZERO)) {
      throw reader.malformed("zero", "not zero");
    }
    return to == 0 ? null : trim;
  }
}
