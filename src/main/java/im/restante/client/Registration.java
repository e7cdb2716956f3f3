package im.restante.client;

import im.restante.client.group.Operations;
import im.restante.client.group.Session;
import im.restante.client.service.QueueService;
import im.restante.client.state.Account;
import im.restante.client.transport.Role;
import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.RandomSource;
import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.qs.AddPackage;
import im.restante.protocol.qs.ClientCreated;
import im.restante.protocol.qs.CreateClientRequest;
import im.restante.protocol.qs.CreateUserRequest;
import im.restante.protocol.qs.Ok;
import im.restante.protocol.qs.PublishKeyPackagesRequest;
import im.restante.protocol.qs.QsSenderID;
import im.restante.protocol.qs.UserCreated;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Records and KeyPackages at the Queueing Service.
final class Registration {
  /// KeyPackages in one request, so that it stays well below the service's bound.
  private static final int BATCH = 50;

  private final Session session;
  private final Operations operations;

  Registration(Session session, Operations operations) {
    this.session = session;
    this.operations = operations;
  }

  void registerUser() {
    boolean _ =
        session.locked(() -> {
          if (session.state().account() != null) {
            return false;
          }
          RandomSource random = session.options().random();
          SignatureKeyPair userKey = session.queueCrypto().generateSignatureKeyPair(random);
          SignatureKeyPair clientKey = session.queueCrypto().generateSignatureKeyPair(random);
          HpkeKeyPair queueKey = session.queueCrypto().generateHpkeKeyPair(random);
          Bytes token = random.bytes(CreateUserRequest.FRIENDSHIP_TOKEN_BYTES);
          QueueService queueing = session.queueing();
          UserCreated created =
              queueing.send(
                  new Role.Publishing(),
                  queueing.unsigned(
                      new CreateUserRequest(
                          userKey.publicKey(), token, clientKey.publicKey(), queueKey.publicKey())),
                  UserCreated.class);
          keep(
              new Account(
                  created.userId(), created.clientId(), userKey, clientKey, queueKey, token));
          return true;
        });
  }

  void registerBeside(Account sibling) {
    boolean _ =
        session.locked(() -> {
          if (session.state().account() != null) {
            return false;
          }
          RandomSource random = session.options().random();
          SignatureKeyPair clientKey = session.queueCrypto().generateSignatureKeyPair(random);
          HpkeKeyPair queueKey = session.queueCrypto().generateHpkeKeyPair(random);
          QueueService queueing = session.queueing();
          ClientCreated created =
              queueing.send(
                  new Role.Publishing(),
                  queueing.signed(
                      new CreateClientRequest(clientKey.publicKey(), queueKey.publicKey()),
                      new QueueService.Signer(
                          QsSenderID.of(sibling.userId()), sibling.userRecordKey().privateKey())),
                  ClientCreated.class);
          keep(
              new Account(
                  sibling.userId(),
                  created.clientId(),
                  sibling.userRecordKey(),
                  clientKey,
                  queueKey,
                  sibling.friendshipToken()));
          return true;
        });
  }

  void publish(MetadataMode mode, int count) {
    for (int done = 0; done <= count; done += BATCH) {
      int batch = Math.min(BATCH, count - done + 1);
      boolean withLastResort = done == 0;
      boolean _ = session.locked(() -> publishBatch(mode, batch, withLastResort));
    }
  }

  private boolean publishBatch(MetadataMode mode, int count, boolean withLastResort) {
    List<AddPackage> packages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean lastResort = withLastResort && i == 0;
      KeyPackageBundle bundle = operations.keyPackage(mode, lastResort);
      session.state().shelf().add(session.crypto(), bundle, lastResort);
      packages.add(new AddPackage(bundle.keyPackage(), Bytes.EMPTY, Bytes.EMPTY));
    }
    // The private keys are safe before anybody can use the KeyPackages.
    session.save();
    Account account = session.account();
    QueueService queueing = session.queueing();
    Ok _ =
        queueing.send(
            new Role.Publishing(),
            queueing.signed(
                new PublishKeyPackagesRequest(account.clientId(), packages, false),
                new QueueService.Signer(
                    QsSenderID.of(account.clientId()), account.clientRecordKey().privateKey())),
            Ok.class);
    return true;
  }

  private void keep(Account account) {
    session.state().setAccount(account);
    session.save();
  }
}
