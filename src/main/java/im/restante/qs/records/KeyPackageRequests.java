package im.restante.qs.records;

import im.restante.crypto.RandomSource;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.KeyPackage;
import im.restante.protocol.qs.AddPackage;
import im.restante.protocol.qs.ClaimKeyPackagesRequest;
import im.restante.protocol.qs.KeyPackages;
import im.restante.protocol.qs.Ok;
import im.restante.protocol.qs.PublishKeyPackagesRequest;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSResponse;
import im.restante.qs.records.KeyPackageChecks.Checkable;
import im.restante.qs.records.KeyPackageRows.Upload;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/// The requests about KeyPackages (D-01, D-02, D-12 … D-18, D-37, D-38).
final class KeyPackageRequests {
  private final Vertx vertx;
  private final SuiteCrypto crypto;
  private final RecordKeys keys;
  private final KeyPackageChecks checks;
  private final KnownPackages known;
  private final RandomSource random;
  private final RecordLimits limits;

  KeyPackageRequests(
      Vertx vertx,
      SuiteCrypto crypto,
      RecordKeys keys,
      KeyPackageChecks checks,
      KnownPackages known,
      RandomSource random,
      RecordLimits limits) {
    this.vertx = vertx;
    this.crypto = crypto;
    this.keys = keys;
    this.checks = checks;
    this.known = known;
    this.random = random;
    this.limits = limits;
  }

  /// Checked packages of an authenticated client.
  record Publication(Sender.Client sender, boolean replace, List<Checkable> packages) {}

  /// Verifies packages on a worker, before any transaction is open.
  Future<Publication> check(
      Sender.Client sender, PublishKeyPackagesRequest request, long nowSeconds) {
    List<AddPackage> packages = request.addPackages();
    RecordChecks.require(
        packages.size() <= limits.keyPackagesPerRequestMax(), QSErrorCode.POLICY_VIOLATION);
    return vertx
        .executeBlocking(() -> checks.check(packages, nowSeconds), false)
        .map(outcome -> {
          if (outcome instanceof KeyPackageChecks.Outcome.Passed(var passed)) {
            passed.forEach(checked -> known.remember(checked.reference()));
            return new Publication(sender, request.replace(), passed);
          }
          throw outcome instanceof KeyPackageChecks.Outcome.Failed(var position)
              ? invalid(position)
              : new IllegalStateException("checks without an outcome");
        });
  }

  Future<QSResponse.Body> publish(SqlConnection connection, Publication publication) {
    Sender.Client sender = publication.sender();
    List<Upload> uploads =
        publication.packages().stream().map(checked -> upload(sender, checked)).toList();
    return ClientRows.lockOf(connection, sender.userId())
        .compose(clients -> {
          RecordChecks.require(
              clients.stream().anyMatch(client -> client.id().equals(sender.id())),
              QSErrorCode.UNAUTHENTICATED);
          return publication.replace()
              ? KeyPackageRows.deleteOf(connection, sender.id())
              : Future.<Void>succeededFuture();
        })
        .compose(_ -> KeyPackageRows.insert(connection, sender.id(), uploads))
        .compose(inserted -> {
          for (int i = 0; i < uploads.size(); i++) {
            // There already, handed out before, or twice in this request.
            if (!inserted.remove(uploads.get(i).reference())) {
              throw invalid(i);
            }
          }
          return KeyPackageRows.withinLimits(connection, sender.id(), limits);
        })
        .map(within -> {
          RecordChecks.require(within, QSErrorCode.POLICY_VIOLATION);
          return new Ok();
        });
  }

  /// Nothing beside its sealed form says whose the package is.
  private Upload upload(Sender.Client sender, Checkable checked) {
    KeyPackage keyPackage = checked.addPackage().keyPackage();
    return new Upload(
        keys.packageReference(checked.reference()),
        checked.notAfterSeconds(),
        keyPackage.cipherSuite().value(),
        keyPackage.leafNode().credential().type().value(),
        checked.lastResort(),
        keys.sealPackage(sender.id().value(), checked.addPackage().encode(), random));
  }

  private static Refused invalid(int position) {
    return new Refused(new QSError(QSErrorCode.INVALID_KEY_PACKAGE, position));
  }

  /// An unknown token is refused as any other (D-17, D-18); the owner of a known one who ran out of
  /// packages is not hidden from who holds it.
  Future<QSResponse.Body> claim(
      SqlConnection connection, ClaimKeyPackagesRequest request, long nowSeconds) {
    Bytes tokenHash = crypto.hash(request.friendshipToken());
    return KeyPackageRows.claim(
            connection,
            tokenHash,
            request.cipherSuite().value(),
            request.credentialType().value(),
            nowSeconds)
        .map(claimed -> {
          RecordChecks.require(claimed.known(), QSErrorCode.NOT_AUTHORIZED);
          RecordChecks.require(!claimed.packages().isEmpty(), QSErrorCode.EXHAUSTED);
          List<AddPackage> packages = new ArrayList<>();
          for (KeyPackageRows.ClaimedPackage claim : claimed.packages()) {
            Bytes opened = keys.openPackage(claim.clientId(), claim.sealed());
            packages.add(WireReader.decode(opened, AddPackage::read));
          }
          return new KeyPackages(packages);
        });
  }
}
