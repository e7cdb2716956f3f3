package im.restante.mls.member;

import im.restante.mls.message.Extensions;
import im.restante.mls.message.Proposal;
import im.restante.wire.Bytes;
import java.util.List;

/// What a commit of our own shall do.
///
/// @param proposals proposals by value, in this order, after those received
/// @param coversReceived whether valid proposals received in this epoch are committed by reference,
///   as RFC 9420 §12.4 wants
/// @param path whether there is a path even where the proposals need none
/// @param leafChange what the path changes in our own leaf; needs a path
/// @param authenticatedData sent along in the clear, signed
/// @param welcomeExtensions GroupInfo extensions for the Welcome only, secret ones among them
///
/// @param treeInWelcome whether the Welcome carries the ratchet tree
/// @param groupInfoExtensions extensions of the GroupInfo for the server besides external_pub (V19)
/// @param framing how the commit travels
public record CommitRequest(
    List<Proposal> proposals,
    boolean coversReceived,
    boolean path,
    LeafChange leafChange,
    Bytes authenticatedData,
    Extensions welcomeExtensions,
    boolean treeInWelcome,
    Extensions groupInfoExtensions,
    HandshakeFraming framing) {
  public CommitRequest {
    proposals = List.copyOf(proposals);
  }

  /// A commit with a path, of all received proposals and the given ones, sent as PublicMessage,
  /// with the tree in the Welcome.
  public static CommitRequest of(List<? extends Proposal> proposals) {
    return new CommitRequest(
        List.copyOf(proposals),
        true,
        true,
        LeafChange.NONE,
        Bytes.EMPTY,
        Extensions.EMPTY,
        true,
        Extensions.EMPTY,
        HandshakeFraming.PUBLIC_MESSAGE);
  }

  public static CommitRequest of(Proposal... proposals) {
    return of(List.of(proposals));
  }

  /// Leaves received proposals out.
  public CommitRequest withoutReceived() {
    return new CommitRequest(
        proposals,
        false,
        path,
        leafChange,
        authenticatedData,
        welcomeExtensions,
        treeInWelcome,
        groupInfoExtensions,
        framing);
  }

  /// Leaves the path out where the proposals allow it.
  public CommitRequest withoutPath() {
    return new CommitRequest(
        proposals,
        coversReceived,
        false,
        leafChange,
        authenticatedData,
        welcomeExtensions,
        treeInWelcome,
        groupInfoExtensions,
        framing);
  }

  public CommitRequest withLeafChange(LeafChange change) {
    return new CommitRequest(
        proposals,
        coversReceived,
        true,
        change,
        authenticatedData,
        welcomeExtensions,
        treeInWelcome,
        groupInfoExtensions,
        framing);
  }

  public CommitRequest withAuthenticatedData(Bytes data) {
    return new CommitRequest(
        proposals,
        coversReceived,
        path,
        leafChange,
        data,
        welcomeExtensions,
        treeInWelcome,
        groupInfoExtensions,
        framing);
  }

  public CommitRequest withWelcomeExtensions(Extensions extensions) {
    return new CommitRequest(
        proposals,
        coversReceived,
        path,
        leafChange,
        authenticatedData,
        extensions,
        treeInWelcome,
        groupInfoExtensions,
        framing);
  }

  /// Leaves the tree out of the Welcome: joiners get it from the server.
  public CommitRequest withoutTreeInWelcome() {
    return new CommitRequest(
        proposals,
        coversReceived,
        path,
        leafChange,
        authenticatedData,
        welcomeExtensions,
        false,
        groupInfoExtensions,
        framing);
  }

  public CommitRequest withGroupInfoExtensions(Extensions extensions) {
    return new CommitRequest(
        proposals,
        coversReceived,
        path,
        leafChange,
        authenticatedData,
        welcomeExtensions,
        treeInWelcome,
        extensions,
        framing);
  }

  public CommitRequest withFraming(HandshakeFraming how) {
    return new CommitRequest(
        proposals,
        coversReceived,
        path,
        leafChange,
        authenticatedData,
        welcomeExtensions,
        treeInWelcome,
        groupInfoExtensions,
        how);
  }
}
