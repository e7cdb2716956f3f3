package im.restante.qs.records;

import im.restante.crypto.SuiteCrypto;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSRequestEnvelope;
import im.restante.protocol.qs.QsAuthToken;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsUserId;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import org.jspecify.annotations.Nullable;

/// The check of tokens (C-29): fresh, and signed over exactly this request by the record they name.
final class Authentication {
  private final SuiteCrypto crypto;
  private final SqlClient database;
  private final RecordLimits limits;

  /// Verified against where there is no record, so that absence costs what a wrong signature does.
  private final Bytes nobodysKey;

  Authentication(SuiteCrypto crypto, SqlClient database, RecordLimits limits, Bytes nobodysKey) {
    this.crypto = crypto;
    this.database = database;
    this.limits = limits;
    this.nobodysKey = nobodysKey;
  }

  /// The sender, or a failure with [Refused].
  Future<Sender> sender(QSRequestEnvelope envelope, long nowSeconds) {
    QsAuthToken token = envelope.token();
    if (token == null) {
      return Future.failedFuture(new Refused(QSErrorCode.UNAUTHENTICATED));
    }
    if (!isFresh(token.timestampSeconds(), nowSeconds, limits)) {
      return Future.failedFuture(new Refused(QSErrorCode.TOKEN_EXPIRED));
    }
    Future<@Nullable Sender> record =
        switch (token.sender().type()) {
          case USER -> UserRows.find(database, new QsUserId(token.sender().id()));
          case CLIENT -> ClientRows.find(database, new QsClientId(token.sender().id()));
        };
    return record.map(found -> {
      Bytes key = found == null ? nobodysKey : found.authKey();
      boolean signed = token.verify(crypto, key, envelope.content());
      if (found == null || !signed) {
        throw new Refused(QSErrorCode.UNAUTHENTICATED);
      }
      return found;
    });
  }

  /// Whether a token of `timestampSeconds` is neither too old nor too far ahead.
  static boolean isFresh(long timestampSeconds, long nowSeconds, RecordLimits limits) {
    return timestampSeconds >= nowSeconds - limits.tokenAgeSecondsMax()
        && timestampSeconds <= nowSeconds + limits.clockSkewSecondsMax();
  }
}
