package im.restante.mls.interop;

import im.restante.wire.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An MLS client in at most one group that talks in MLSMessage bytes only, whatever it is made of.
interface InteropClient {
  /// What a commit sends; `welcome` if it adds somebody.
  record Sent(Bytes commit, @Nullable Bytes welcome) {}

  /// The KeyPackage of this client.
  Bytes keyPackage() throws Exception;

  void create(Bytes groupId) throws Exception;

  void join(Bytes welcome) throws Exception;

  /// Joins by the external commit that it returns, from a GroupInfo with tree and external key.
  Bytes joinExternally(Bytes groupInfo) throws Exception;

  /// Commits with a path, and by reference what was proposed; the epoch begins with [#merge].
  ///
  /// @param encrypt whether the commit travels as PrivateMessage
  /// @param additions KeyPackages to add
  /// @param removals leaf indices to remove
  Sent commit(boolean encrypt, List<Bytes> additions, List<Integer> removals) throws Exception;

  /// The commit made last was accepted.
  void merge() throws Exception;

  Bytes proposeAddition(Bytes keyPackage, boolean encrypt) throws Exception;

  Bytes proposeUpdate(boolean encrypt) throws Exception;

  Bytes proposeRemoval(int leafIndex, boolean encrypt) throws Exception;

  /// Takes in somebody else's proposal or commit.
  void handle(Bytes handshake) throws Exception;

  Bytes protect(Bytes applicationData) throws Exception;

  Bytes unprotect(Bytes message) throws Exception;

  /// A GroupInfo for those who join from outside, with tree and external key.
  Bytes groupInfo() throws Exception;

  int leafIndex();

  long epoch();

  Bytes epochAuthenticator();
}
