package im.restante.client.inbox;

import im.restante.client.group.Session;
import im.restante.client.service.UnexpectedAnswer;
import im.restante.client.transport.Role;
import im.restante.protocol.qs.Blob;
import im.restante.protocol.qs.BlobRef;
import im.restante.protocol.qs.BlobSeal;
import im.restante.protocol.qs.FetchBlobRequest;
import im.restante.wire.Bytes;

/// Fetches large payloads by the reference that stood inside an entry.
final class Blobs {
  private final Session session;

  Blobs(Session session) {
    this.session = session;
  }

  Bytes fetch(BlobRef reference) {
    Blob blob =
        session
            .queueing()
            .send(
                new Role.Queue(),
                session.queueing().unsigned(new FetchBlobRequest(reference.id())),
                Blob.class);
    Bytes payload = BlobSeal.open(reference, blob.ciphertext());
    if (payload == null) {
      throw new UnexpectedAnswer("a blob that does not open under its key");
    }
    return payload;
  }
}
