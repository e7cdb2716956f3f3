package im.restante.mls.interop;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A group of clients, each fed what the others send; after every commit all must agree.
final class InteropGroup {
  private final List<InteropClient> members = new ArrayList<>();

  InteropGroup(InteropClient creator) throws Exception {
    creator.create(Bytes.utf8("group"));
    members.add(creator);
  }

  /// `committer` commits what was proposed, and adds and removes these.
  void commit(
      InteropClient committer,
      boolean encrypt,
      List<InteropClient> added,
      List<InteropClient> removed)
      throws Exception {
    List<Bytes> keyPackages = new ArrayList<>();
    for (InteropClient client : added) {
      keyPackages.add(client.keyPackage());
    }
    InteropClient.Sent sent =
        committer.commit(
            encrypt, keyPackages, removed.stream().map(InteropClient::leafIndex).toList());
    members.removeAll(removed);
    deliver(committer, sent.commit());
    committer.merge();
    welcome(added, sent);
    agree();
  }

  /// `committer` commits what was proposed; `added` are among it.
  void commitProposed(InteropClient committer, boolean encrypt, List<InteropClient> added)
      throws Exception {
    InteropClient.Sent sent = committer.commit(encrypt, List.of(), List.of());
    deliver(committer, sent.commit());
    committer.merge();
    welcome(added, sent);
    agree();
  }

  /// `proposer` proposes to remove `removed`, who is not told: Bouncy Castle's client refuses a
  /// proposal to remove itself.
  void proposeRemoval(InteropClient proposer, InteropClient removed, boolean encrypt)
      throws Exception {
    Bytes proposal = proposer.proposeRemoval(removed.leafIndex(), encrypt);
    members.remove(removed);
    deliver(proposer, proposal);
  }

  /// `joiner` joins by an external commit, from the GroupInfo of `inviter`.
  void joinExternally(InteropClient joiner, InteropClient inviter) throws Exception {
    deliver(joiner, joiner.joinExternally(inviter.groupInfo()));
    members.add(joiner);
    agree();
  }

  /// Everybody but the sender receives a proposal or commit.
  void deliver(InteropClient sender, Bytes handshake) throws Exception {
    for (InteropClient member : members) {
      if (!member.equals(sender)) {
        member.handle(handshake);
      }
    }
  }

  private void welcome(List<InteropClient> added, InteropClient.Sent sent) throws Exception {
    for (InteropClient client : added) {
      client.join(Objects.requireNonNull(sent.welcome()));
      members.add(client);
    }
  }

  /// Same epoch, same epoch authenticator, and everybody reads everybody's messages.
  private void agree() throws Exception {
    InteropClient first = members.getFirst();
    for (InteropClient member : members) {
      assertThat(member.epoch()).isEqualTo(first.epoch());
      assertThat(member.epochAuthenticator()).isEqualTo(first.epochAuthenticator());
    }
    for (InteropClient sender : members) {
      Bytes text = Bytes.utf8("from leaf " + sender.leafIndex());
      Bytes message = sender.protect(text);
      for (InteropClient receiver : members) {
        if (!receiver.equals(sender)) {
          assertThat(receiver.unprotect(message)).isEqualTo(text);
        }
      }
    }
  }
}
