package im.restante.mls.fuzz;

import static im.restante.mls.fuzz.Expected.NOT_APPLICABLE;
import static im.restante.mls.fuzz.Expected.refused;
import static im.restante.mls.fuzz.FrameMutation.flipped;
import static im.restante.mls.fuzz.FrameMutation.longer;

import im.restante.mls.check.Check;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.Credential;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProposalOrRef;
import im.restante.mls.message.Remove;
import im.restante.mls.message.UpdatePathNode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Changes to the path of a commit (RFC 9420 §7.3, §7.6, §7.9, §12.4.2); the leaf is signed again.
enum PathMutation implements CommitMutation {
  PATH_MISSING((draft, parameter) -> {
    draft.leaf = null;
    draft.nodes.clear();
    return draft.external()
        ? refused(Check.EXTERNAL_PATH)
        : needsPath(draft) ? refused(Check.PATH_REQUIRED) : Expected.EITHER;
  }),
  LEAF_SIGNATURE_BIT((draft, parameter) -> {
    draft.leafSignature = signature -> flipped(signature, parameter);
    return refused(Check.LEAF_SIGNATURE);
  }),
  LEAF_SOURCE_UPDATE((draft, parameter) -> {
    draft.leaf = with(draft.leafNode(), new LeafNodeSource.FromUpdate());
    return refused(Check.LEAF_SOURCE_COMMIT);
  }),
  LEAF_SOURCE_KEY_PACKAGE((draft, parameter) -> {
    Lifetime lifetime = new Lifetime(LiveGroup.NOW_SECONDS - 1, LiveGroup.NOW_SECONDS + 1);
    draft.leaf = with(draft.leafNode(), new LeafNodeSource.FromKeyPackage(lifetime));
    return refused(Check.LEAF_SOURCE_COMMIT);
  }),
  LEAF_PARENT_HASH_BIT((draft, parameter) -> {
    Bytes hash = ((LeafNodeSource.FromCommit) draft.leafNode().source()).parentHash();
    draft.leaf = with(draft.leafNode(), new LeafNodeSource.FromCommit(flipped(hash, parameter)));
    return refused(Check.PATH_PARENT_HASH);
  }),
  LEAF_PARENT_HASH_EMPTY((draft, parameter) -> {
    draft.leaf = with(draft.leafNode(), new LeafNodeSource.FromCommit(Bytes.EMPTY));
    return refused(Check.PATH_PARENT_HASH);
  }),
  LEAF_KEY_UNCHANGED((draft, parameter) -> {
    LeafNode before = draft.group.server().member(draft.group.access, draft.leafIndex);
    if (before == null || draft.external()) {
      return NOT_APPLICABLE;
    }
    draft.leaf = withKey(draft.leafNode(), before.encryptionKey());
    return refused(Check.UPDATE_NEW_ENCRYPTION_KEY);
  }),
  LEAF_KEY_OF_OTHER((draft, parameter) -> {
    draft.leaf = withKey(draft.leafNode(), other(draft).encryptionKey());
    return refused(Check.PATH_LEAF_KEY_UNIQUE);
  }),
  LEAF_KEY_SHORT((draft, parameter) -> {
    Bytes key = draft.leafNode().encryptionKey();
    draft.leaf = withKey(draft.leafNode(), key.slice(0, key.size() - 1));
    return refused(Check.ENCRYPTION_KEY_WELL_FORMED);
  }),
  LEAF_SIGNATURE_KEY_OF_OTHER((draft, parameter) -> {
    draft.leaf = withSignatureKey(draft.leafNode(), other(draft).signatureKey());
    return refused(Check.SIGNATURE_KEY_UNIQUE, Check.FRAMING_SIGNATURE);
  }),
  LEAF_SIGNATURE_KEY_EMPTY((draft, parameter) -> {
    draft.leaf = withSignatureKey(draft.leafNode(), Bytes.EMPTY);
    return refused(Check.LEAF_SIGNATURE, Check.FRAMING_SIGNATURE);
  }),
  LEAF_CREDENTIAL_OF_OTHER((draft, parameter) -> {
    LeafNode leaf = draft.leafNode();
    draft.leaf =
        LeafNode.of(
            leaf.encryptionKey(),
            leaf.signatureKey(),
            new Credential.Basic(Bytes.utf8("somebody else")),
            leaf.capabilities(),
            leaf.source(),
            leaf.extensions(),
            Bytes.EMPTY);
    boolean joins = draft.external() && draft.proposals.size() == 1;
    return joins
        ? Expected.ACCEPTED
        : refused(Check.CREDENTIAL_SUCCESSION, Check.EXTERNAL_REMOVES_SELF);
  }),
  LEAF_WITHOUT_SUITE((draft, parameter) -> {
    Capabilities all = draft.leafNode().capabilities();
    draft.leaf =
        with(
            draft.leafNode(),
            new Capabilities(
                all.versions(), List.of(), all.extensions(), all.proposals(), all.credentials()));
    return refused(Check.LEAF_SUITE_SUPPORTED);
  }),
  LEAF_WITHOUT_VERSION((draft, parameter) -> {
    Capabilities all = draft.leafNode().capabilities();
    draft.leaf =
        with(
            draft.leafNode(),
            new Capabilities(
                List.of(),
                all.cipherSuites(),
                all.extensions(),
                all.proposals(),
                all.credentials()));
    return refused(Check.LEAF_SUITE_SUPPORTED);
  }),
  LEAF_WITHOUT_CREDENTIAL_TYPE((draft, parameter) -> {
    Capabilities all = draft.leafNode().capabilities();
    draft.leaf =
        with(
            draft.leafNode(),
            new Capabilities(
                all.versions(), all.cipherSuites(), all.extensions(), all.proposals(), List.of()));
    return refused(Check.LEAF_OWN_CREDENTIAL_SUPPORTED);
  }),
  LEAF_EXTENSION_NOT_LISTED((draft, parameter) -> {
    draft.leaf =
        with(
            draft.leafNode(), Extensions.of(new Extension(new ExtensionType(0xf0ff), Bytes.EMPTY)));
    return refused(Check.LEAF_EXTENSIONS_SUPPORTED);
  }),
  LEAF_EXTENSION_TWICE((draft, parameter) -> {
    Extension id = new Extension(ExtensionType.APPLICATION_ID, Bytes.EMPTY);
    draft.leaf = with(draft.leafNode(), Extensions.of(id, id));
    return refused(Check.LEAF_EXTENSION_PLACE);
  }),
  LEAF_EXTENSION_OF_GROUP_INFO((draft, parameter) -> {
    Extension pub = new Extension(ExtensionType.EXTERNAL_PUB, Bytes.EMPTY);
    draft.leaf = with(draft.leafNode(), Extensions.of(pub));
    return refused(Check.LEAF_EXTENSION_PLACE);
  }),
  NODE_MISSING((draft, parameter) -> {
    if (draft.nodes.isEmpty()) {
      return NOT_APPLICABLE;
    }
    var _ = draft.nodes.remove(parameter % draft.nodes.size());
    return refused(Check.PATH_LENGTH);
  }),
  NODE_EXTRA((draft, parameter) -> {
    Bytes key = draft.group.crypto.generateHpkeKeyPair(draft.random).publicKey();
    draft.nodes.add(parameter % (draft.nodes.size() + 1), new UpdatePathNode(key, List.of()));
    return refused(Check.PATH_LENGTH);
  }),
  NODE_KEY_FRESH((draft, parameter) ->
      node(
              draft,
              parameter,
              node ->
                  new UpdatePathNode(
                      draft.group.crypto.generateHpkeKeyPair(draft.random).publicKey(),
                      node.encryptedPathSecret()))
          ? refused(Check.PATH_PARENT_HASH)
          : NOT_APPLICABLE),
  NODE_KEY_SHORT((draft, parameter) ->
      node(
              draft,
              parameter,
              node ->
                  new UpdatePathNode(
                      node.encryptionKey().slice(0, node.encryptionKey().size() - 1),
                      node.encryptedPathSecret()))
          ? refused(Check.ENCRYPTION_KEY_WELL_FORMED)
          : NOT_APPLICABLE),
  NODE_KEY_EMPTY((draft, parameter) ->
      node(draft, parameter, node -> new UpdatePathNode(Bytes.EMPTY, node.encryptedPathSecret()))
          ? refused(Check.ENCRYPTION_KEY_WELL_FORMED)
          : NOT_APPLICABLE),
  NODE_KEY_OF_LEAF((draft, parameter) ->
      node(
              draft,
              parameter,
              node ->
                  new UpdatePathNode(draft.leafNode().encryptionKey(), node.encryptedPathSecret()))
          ? refused(Check.PATH_KEYS_UNIQUE)
          : NOT_APPLICABLE),
  NODE_KEY_OF_OTHER((draft, parameter) ->
      node(
              draft,
              parameter,
              node -> new UpdatePathNode(other(draft).encryptionKey(), node.encryptedPathSecret()))
          ? refused(Check.PATH_KEYS_UNIQUE)
          : NOT_APPLICABLE),
  CIPHERTEXT_MISSING((draft, parameter) ->
      node(
              draft,
              parameter,
              node ->
                  new UpdatePathNode(
                      node.encryptionKey(),
                      node.encryptedPathSecret().subList(1, node.encryptedPathSecret().size())))
          ? refused(Check.PATH_CIPHERTEXTS)
          : NOT_APPLICABLE),
  CIPHERTEXT_EXTRA((draft, parameter) ->
      node(
              draft,
              parameter,
              node -> {
                List<HPKECiphertext> more = new ArrayList<>(node.encryptedPathSecret());
                more.add(more.getFirst());
                return new UpdatePathNode(node.encryptionKey(), more);
              })
          ? refused(Check.PATH_CIPHERTEXTS)
          : NOT_APPLICABLE),
  CIPHERTEXT_LONGER((draft, parameter) ->
      node(
              draft,
              parameter,
              node -> {
                List<HPKECiphertext> changed = new ArrayList<>(node.encryptedPathSecret());
                HPKECiphertext first = changed.removeFirst();
                changed.addFirst(new HPKECiphertext(first.kemOutput(), longer(first.ciphertext())));
                return new UpdatePathNode(node.encryptionKey(), changed);
              })
          ? refused(Check.PATH_CIPHERTEXTS)
          : NOT_APPLICABLE),
  CIPHERTEXT_WITHOUT_KEM_OUTPUT((draft, parameter) ->
      node(
              draft,
              parameter,
              node -> {
                List<HPKECiphertext> changed = new ArrayList<>(node.encryptedPathSecret());
                HPKECiphertext first = changed.removeFirst();
                changed.addFirst(new HPKECiphertext(Bytes.EMPTY, first.ciphertext()));
                return new UpdatePathNode(node.encryptionKey(), changed);
              })
          ? refused(Check.PATH_CIPHERTEXTS)
          : NOT_APPLICABLE),
  /// Only a member who decrypts it sees that.
  CIPHERTEXT_BIT((draft, parameter) ->
      node(
              draft,
              parameter,
              node -> {
                List<HPKECiphertext> changed = new ArrayList<>(node.encryptedPathSecret());
                HPKECiphertext first = changed.removeFirst();
                changed.addFirst(
                    new HPKECiphertext(first.kemOutput(), flipped(first.ciphertext(), parameter)));
                return new UpdatePathNode(node.encryptionKey(), changed);
              })
          ? Expected.ACCEPTED
          : NOT_APPLICABLE);

  private final Change change;

  PathMutation(Change change) {
    this.change = change;
  }

  @Override
  public Expected apply(CommitDraft draft, int parameter) {
    return draft.hasPath() ? change.apply(draft, parameter) : NOT_APPLICABLE;
  }

  private static boolean needsPath(CommitDraft draft) {
    return draft.proposals.isEmpty()
        || draft.proposals.stream()
            .anyMatch(p ->
                p instanceof ProposalOrRef.ByReference
                    || p instanceof ProposalOrRef.ByValue(Remove _));
  }

  /// The leaf of a member who does not take part.
  private static LeafNode other(CommitDraft draft) {
    int leafIndex = draft.leafIndex == 0 ? 1 : 0;
    return Objects.requireNonNull(draft.group.server().member(draft.group.access, leafIndex));
  }

  /// Changes the first node from `parameter` on that has a ciphertext; false if none has.
  private static boolean node(
      CommitDraft draft, int parameter, java.util.function.UnaryOperator<UpdatePathNode> change) {
    int size = draft.nodes.size();
    for (int i = 0; i < size; i++) {
      int at = (parameter % size + i) % size;
      if (!draft.nodes.get(at).encryptedPathSecret().isEmpty()) {
        draft.nodes.set(at, change.apply(draft.nodes.get(at)));
        return true;
      }
    }
    return false;
  }

  private static LeafNode with(LeafNode leaf, LeafNodeSource source) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        leaf.credential(),
        leaf.capabilities(),
        source,
        leaf.extensions(),
        Bytes.EMPTY);
  }

  private static LeafNode with(LeafNode leaf, Capabilities capabilities) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        leaf.credential(),
        capabilities,
        leaf.source(),
        leaf.extensions(),
        Bytes.EMPTY);
  }

  private static LeafNode with(LeafNode leaf, Extensions extensions) {
    return LeafNode.of(
        leaf.encryptionKey(),
        leaf.signatureKey(),
        leaf.credential(),
        leaf.capabilities(),
        leaf.source(),
        extensions,
        Bytes.EMPTY);
  }

  private static LeafNode withKey(LeafNode leaf, Bytes encryptionKey) {
    return LeafNode.of(
        encryptionKey,
        leaf.signatureKey(),
        leaf.credential(),
        leaf.capabilities(),
        leaf.source(),
        leaf.extensions(),
        Bytes.EMPTY);
  }

  private static LeafNode withSignatureKey(LeafNode leaf, Bytes signatureKey) {
    return LeafNode.of(
        leaf.encryptionKey(),
        signatureKey,
        leaf.credential(),
        leaf.capabilities(),
        leaf.source(),
        leaf.extensions(),
        Bytes.EMPTY);
  }
}
