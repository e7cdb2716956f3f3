package im.restante.ds;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.ds.rest.RestSeal;
import im.restante.ds.rest.SealKind;
import im.restante.protocol.ds.DSResponse;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// The remembered answer of a request at rest (D1), bound to its digest.
final class AnswerSeal {
  private AnswerSeal() {}

  static Bytes seal(Secret doneKey, Bytes digest, DSResponse.Ok answer, RandomSource random) {
    return RestSeal.seal(doneKey, place(digest), answer.encode(), random);
  }

  /// The answer, or null for anything that is none.
  static DSResponse.@Nullable Ok open(Secret doneKey, Bytes digest, Bytes sealed) {
    Bytes encoded = RestSeal.open(doneKey, place(digest), sealed);
    return encoded != null && DSResponse.decode(encoded) instanceof DSResponse.Ok ok ? ok : null;
  }

  private static RestSeal.Place place(Bytes digest) {
    return new RestSeal.Place(SealKind.ANSWER, digest, 0, RestSeal.NO_TAG);
  }
}
