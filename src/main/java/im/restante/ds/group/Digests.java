package im.restante.ds.group;

import im.restante.protocol.ds.DSResponse;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;
import org.pcollections.AmortizedPQueue;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// The requests that were accepted lately and what they were answered (D1). Immutable.
///
/// @param answers by digest
/// @param order oldest first
public record Digests(PMap<Bytes, Answer> answers, AmortizedPQueue<Bytes> order) {
  public static final Digests EMPTY = new Digests(HashTreePMap.empty(), AmortizedPQueue.empty());

  /// What to answer to a repetition.
  public record Answer(DSResponse.Ok response, long expiresAtMs) {}

  public @Nullable Answer find(Bytes digest) {
    return answers.get(digest);
  }

  /// With one more, and without those that no token is valid for any more.
  public Digests plus(Bytes digest, Answer answer, long nowMs) {
    PMap<Bytes, Answer> next = answers;
    AmortizedPQueue<Bytes> left = order;
    for (Bytes oldest = left.peek(); oldest != null; oldest = left.peek()) {
      Answer old = next.get(oldest);
      if (old != null && old.expiresAtMs() > nowMs) {
        break;
      }
      next = next.minus(oldest);
      left = left.minus();
    }
    return new Digests(next.plus(digest, answer), left.plus(digest));
  }

  /// With those of another state of the same group.
  public Digests plusAll(Digests others) {
    Digests all = this;
    for (Bytes digest : others.order) {
      Answer answer = others.answers.get(digest);
      if (answer != null && !all.answers.containsKey(digest)) {
        all = new Digests(all.answers.plus(digest, answer), all.order.plus(digest));
      }
    }
    return all;
  }
}
