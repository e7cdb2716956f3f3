package im.restante.mls.fuzz;

import static im.restante.mls.fuzz.Expected.NOT_APPLICABLE;
import static im.restante.mls.fuzz.Expected.refused;
import static im.restante.mls.fuzz.FrameMutation.flipped;

import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.check.Check;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Add;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.ProposalOrRef;
import im.restante.mls.message.ProposalType;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Update;
import im.restante.wire.Bytes;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Changes to the proposals of a commit (RFC 9420 §12.1, §12.2, §12.4.3.2).
///
/// In an external commit a proposal of another type is refused for its type. A proposal too many
/// makes the tree of the GroupInfo another one, and may ask for a path that is not there; the check
/// that is named comes before either.
enum ProposalMutation implements CommitMutation {
  REFERENCE_UNKNOWN((draft, parameter) -> {
    draft.proposals.add(
        new ProposalOrRef.ByReference(draft.random.bytes(draft.group.crypto.suite().hashLength())));
    return refused(Check.PROPOSAL_REFERENCE_KNOWN);
  }),
  REFERENCE_EMPTY((draft, parameter) -> {
    draft.proposals.addFirst(new ProposalOrRef.ByReference(Bytes.EMPTY));
    return refused(Check.PROPOSAL_REFERENCE_KNOWN);
  }),
  REFERENCE_TWICE((draft, parameter) -> {
    if (!(pick(draft, parameter) instanceof ProposalOrRef.ByReference again)) {
      return NOT_APPLICABLE;
    }
    draft.proposals.add(again);
    return refused(Check.PROPOSAL_REFERENCE_KNOWN, Check.ONE_CHANGE_PER_LEAF);
  }),
  REFERENCE_LEFT_OUT((draft, parameter) -> {
    if (!(pick(draft, parameter) instanceof ProposalOrRef.ByReference one)) {
      return NOT_APPLICABLE;
    }
    draft.proposals.remove(one);
    return refused(Check.PENDING_PROPOSALS_COVERED);
  }),
  REMOVE_OF_COMMITTER((draft, parameter) -> {
    draft.propose(new Remove(draft.leafIndex));
    return draft.external()
        ? refused(Check.REMOVED_IS_MEMBER, Check.EXTERNAL_ONE_REMOVE, Check.EXTERNAL_REMOVES_SELF)
        : refused(Check.COMMITTER_REMOVE);
  }),
  REMOVE_OF_BLANK((draft, parameter) -> {
    draft.propose(new Remove(LiveGroup.BLANK_LEAF));
    return refused(Check.REMOVED_IS_MEMBER);
  }),
  REMOVE_OUTSIDE_TREE((draft, parameter) -> {
    draft.propose(new Remove(parameter % 2 == 0 ? 8 : 0xffff_ffffL));
    return refused(Check.REMOVED_IS_MEMBER);
  }),
  REMOVE_TWICE((draft, parameter) -> {
    draft.propose(new Remove(LiveGroup.REMOVED_BY_REFERENCE));
    draft.propose(new Remove(LiveGroup.REMOVED_BY_REFERENCE));
    return draft.external()
        ? refused(Check.EXTERNAL_ONE_REMOVE)
        : refused(Check.ONE_CHANGE_PER_LEAF);
  }),
  REMOVE_BY_STRANGER((draft, parameter) -> {
    if (!draft.external() || draft.proposals.size() > 1) {
      return NOT_APPLICABLE;
    }
    draft.propose(new Remove(CommitShape.RESYNCED));
    return refused(Check.EXTERNAL_REMOVES_SELF);
  }),
  SELF_REMOVE_BY_VALUE((draft, parameter) -> {
    draft.propose(new SelfRemove());
    return draft.external()
        ? refused(Check.SELF_REMOVE_SENDER, Check.EXTERNAL_PROPOSAL_TYPES)
        : refused(Check.COMMITTER_REMOVE);
  }),
  UPDATE_BY_COMMITTER((draft, parameter) -> {
    LeafNode any = Objects.requireNonNull(draft.group.server().member(draft.group.access, 0));
    draft.propose(
        new Update(
            LeafNode.of(
                draft.group.crypto.generateHpkeKeyPair(draft.random).publicKey(),
                any.signatureKey(),
                any.credential(),
                any.capabilities(),
                new LeafNodeSource.FromUpdate(),
                any.extensions(),
                Bytes.EMPTY)));
    return draft.external()
        ? refused(Check.UPDATE_SENDER, Check.EXTERNAL_PROPOSAL_TYPES)
        : refused(Check.LEAF_SIGNATURE, Check.COMMITTER_UPDATE, Check.CREDENTIAL_SUCCESSION);
  }),
  ADD_AGAIN((draft, parameter) ->
      add(draft, keyPackage -> keyPackage) ? refused(Check.INIT_KEY_UNIQUE) : NOT_APPLICABLE),
  ADD_PACKAGE_SIGNATURE_BIT((draft, parameter) ->
      replaceAdd(
              draft,
              keyPackage -> keyPackage.withSignature(flipped(keyPackage.signature(), parameter)))
          ? refused(Check.KEY_PACKAGE_SIGNATURE)
          : NOT_APPLICABLE),
  ADD_OF_COMMITTER_KEY((draft, parameter) -> {
    if (draft.external()) {
      return NOT_APPLICABLE;
    }
    SignatureKeyPair keys = draft.group.signatureKeys(draft.leafIndex);
    draft.propose(new Add(draft.group.bundle("twin", keys, draft.random).keyPackage()));
    return refused(Check.SIGNATURE_KEY_UNIQUE);
  }),
  ADD_EXPIRED((draft, parameter) -> {
    Lifetime past = new Lifetime(LiveGroup.NOW_SECONDS - 90_000, LiveGroup.NOW_SECONDS - 80_000);
    return added(draft, past) ? refused(Check.LEAF_LIFETIME) : NOT_APPLICABLE;
  }),
  ADD_FOR_EVER((draft, parameter) -> {
    Lifetime all = new Lifetime(0, -1);
    return added(draft, all) ? refused(Check.LEAF_LIFETIME) : NOT_APPLICABLE;
  }),
  ADD_BY_STRANGER((draft, parameter) -> {
    if (!draft.external()) {
      return NOT_APPLICABLE;
    }
    SignatureKeyPair keys = draft.group.crypto.generateSignatureKeyPair(draft.random);
    draft.propose(new Add(draft.group.bundle("friend", keys, draft.random).keyPackage()));
    return refused(Check.EXTERNAL_PROPOSAL_TYPES);
  }),
  PSK_NONCE_SHORT((draft, parameter) -> {
    draft.propose(psk(Bytes.fromHex("00")));
    return refused(Check.PSK_NONCE);
  }),
  PSK_TWICE((draft, parameter) -> {
    PreSharedKey psk = psk(draft.random.bytes(draft.group.crypto.suite().hashLength()));
    draft.propose(psk);
    draft.propose(psk);
    return refused(Check.PSK_TWICE);
  }),
  EXTERNAL_INIT_MORE((draft, parameter) -> {
    draft.propose(
        new ExternalInit(draft.random.bytes(draft.group.crypto.suite().kemOutputLength())));
    return draft.external() ? refused(Check.EXTERNAL_INIT_ONCE) : refused(Check.NO_EXTERNAL_INIT);
  }),
  EXTERNAL_INIT_LEFT_OUT((draft, parameter) -> {
    boolean gone =
        draft.proposals.removeIf(p -> p instanceof ProposalOrRef.ByValue(ExternalInit _));
    return gone ? refused(Check.EXTERNAL_INIT_PRESENT) : NOT_APPLICABLE;
  }),
  GROUP_CONTEXT_EXTENSIONS_TWICE((draft, parameter) -> {
    draft.propose(new GroupContextExtensions(Extensions.EMPTY));
    draft.propose(new GroupContextExtensions(Extensions.EMPTY));
    return draft.external()
        ? refused(Check.EXTERNAL_PROPOSAL_TYPES)
        : refused(Check.ONE_GROUP_CONTEXT_EXTENSIONS);
  }),
  GROUP_CONTEXT_EXTENSION_UNSUPPORTED((draft, parameter) ->
      extend(draft, new ExtensionType(0xf0fe), Bytes.EMPTY, Check.GROUP_EXTENSIONS_SUPPORTED)),
  GROUP_CONTEXT_EXTENSION_MISPLACED((draft, parameter) ->
      extend(draft, ExtensionType.RATCHET_TREE, Bytes.EMPTY, Check.GROUP_EXTENSION_PLACE)),
  GROUP_CONTEXT_EXTENSION_MALFORMED((draft, parameter) ->
      extend(
          draft,
          ExtensionType.REQUIRED_CAPABILITIES,
          Bytes.fromHex("0300"),
          Check.GROUP_EXTENSION_CONTENT)),
  REINIT_WITH_OTHERS((draft, parameter) -> {
    draft.propose(new SelfReInit(draft).proposal());
    draft.propose(new SelfReInit(draft).proposal());
    return draft.external() ? refused(Check.EXTERNAL_PROPOSAL_TYPES) : refused(Check.REINIT_ALONE);
  }),
  PROPOSAL_TYPE_UNSUPPORTED((draft, parameter) -> {
    draft.propose(new CustomProposal(new ProposalType(0xf0fd), Bytes.utf8("body")));
    return draft.external()
        ? refused(Check.EXTERNAL_PROPOSAL_TYPES)
        : refused(Check.PROPOSAL_TYPE_SUPPORTED);
  });

  private final Change change;

  ProposalMutation(Change change) {
    this.change = change;
  }

  @Override
  public Expected apply(CommitDraft draft, int parameter) {
    return change.apply(draft, parameter);
  }

  /// A ReInit of the group into one like it.
  private record SelfReInit(CommitDraft draft) {
    ReInit proposal() {
      return new ReInit(
          Bytes.utf8("successor"),
          ProtocolVersion.MLS10,
          draft.group.server().context().cipherSuite(),
          Extensions.EMPTY);
    }
  }

  private static ProposalOrRef pick(CommitDraft draft, int parameter) {
    return draft.proposals.isEmpty()
        ? new ProposalOrRef.ByValue(new SelfRemove())
        : draft.proposals.get(parameter % draft.proposals.size());
  }

  private static PreSharedKey psk(Bytes nonce) {
    return new PreSharedKey(new PreSharedKeyID.External(Bytes.utf8("another"), nonce));
  }

  private static Expected extend(CommitDraft draft, ExtensionType type, Bytes data, Check check) {
    draft.proposals.removeIf(p -> p instanceof ProposalOrRef.ByValue(GroupContextExtensions _));
    draft.propose(new GroupContextExtensions(Extensions.of(new Extension(type, data))));
    return draft.external()
        ? refused(Check.EXTERNAL_PROPOSAL_TYPES, check)
        : refused(check, Check.ADD_SUPPORTS_GROUP_EXTENSIONS);
  }

  private static boolean add(CommitDraft draft, UnaryOperator<KeyPackage> change) {
    for (ProposalOrRef proposal : draft.proposals) {
      if (proposal instanceof ProposalOrRef.ByValue(Add(KeyPackage keyPackage))) {
        draft.propose(new Add(change.apply(keyPackage)));
        return true;
      }
    }
    return false;
  }

  private static boolean replaceAdd(CommitDraft draft, UnaryOperator<KeyPackage> change) {
    for (int i = 0; i < draft.proposals.size(); i++) {
      if (draft.proposals.get(i) instanceof ProposalOrRef.ByValue(Add(KeyPackage keyPackage))) {
        draft.proposals.set(i, new ProposalOrRef.ByValue(new Add(change.apply(keyPackage))));
        return true;
      }
    }
    return false;
  }

  /// Replaces the KeyPackage of an Add by one of another lifetime, signed by its client.
  private static boolean added(CommitDraft draft, Lifetime lifetime) {
    SignatureKeyPair keys = draft.group.crypto.generateSignatureKeyPair(draft.random);
    return replaceAdd(
        draft,
        keyPackage -> {
          LeafNode old = keyPackage.leafNode();
          LeafNode leaf =
              LeafNode.of(
                  old.encryptionKey(),
                  keys.publicKey(),
                  old.credential(),
                  old.capabilities(),
                  new LeafNodeSource.FromKeyPackage(lifetime),
                  old.extensions(),
                  Bytes.EMPTY);
          LeafNode signed =
              leaf.withSignature(
                  Labels.signWithLabel(
                      draft.group.crypto,
                      keys.privateKey(),
                      "LeafNodeTBS",
                      leaf.toBeSigned(Bytes.EMPTY, 0)));
          KeyPackage unsigned =
              KeyPackage.of(
                  keyPackage.version(),
                  keyPackage.cipherSuite(),
                  keyPackage.initKey(),
                  signed,
                  keyPackage.extensions(),
                  Bytes.EMPTY);
          return unsigned.withSignature(
              Labels.signWithLabel(
                  draft.group.crypto, keys.privateKey(), "KeyPackageTBS", unsigned.toBeSigned()));
        });
  }
}
