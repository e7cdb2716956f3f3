package im.restante.mls.member;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Checked;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.AcceptedProposal;
import im.restante.mls.group.CommitSummary;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.GroupRules;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.PendingProposal;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.ApplicationData;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Welcome;
import im.restante.mls.schedule.KeySchedule;
import im.restante.mls.schedule.PublicFraming;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A group as one of its members has it, with all secrets (RFC 9420).
///
/// A commit of our own takes three steps: [#commit] makes it and changes nothing but that it is
/// pending; then either [#confirmCommit], when the server accepted it, or [#discardCommit], when it
/// did not. A winner's commit given to [#process] discards ours by itself, so losing a race means:
/// process what came, commit again.
///
/// Whatever is refused leaves the group as it was. Mutable, not thread-safe; [#close] wipes all
/// secrets. [#encode] is the state at rest, secrets and pending commit included.
public final class MemberGroup implements AutoCloseable {
  private final MemberSettings settings;
  private final GroupAccess access;
  private final MemberState state;

  MemberGroup(MemberSettings settings, GroupAccess access, MemberState state) {
    this.settings = settings;
    this.access = access;
    this.state = state;
  }

  // Beginning

  /// A new group with the creator as its only member (RFC 9420 §11).
  ///
  /// @param creator becomes leaf 0; its init_key serves nothing here
  /// @param extensions of the GroupContext
  public static Outcome<MemberGroup> create(
      MemberSettings settings,
      SuiteCrypto crypto,
      Bytes groupId,
      Extensions extensions,
      KeyPackageBundle creator,
      RandomSource random,
      long nowSeconds) {
    return Outcome.of(
        () -> Founding.create(settings, crypto, groupId, extensions, creator, random, nowSeconds));
  }

  /// Joins by a Welcome (RFC 9420 §12.4.3.1).
  ///
  /// @param welcome the MLSMessage
  /// @param bundle the KeyPackage it was made for; its keys are copied
  /// @param besideTree the ratchet tree where the Welcome has none
  public static Outcome<WelcomeJoin> join(
      MemberSettings settings,
      SuiteCrypto crypto,
      Bytes welcome,
      KeyPackageBundle bundle,
      @Nullable RatchetTree besideTree,
      long nowSeconds) {
    return Outcome.of(
        () -> WelcomeOpening.join(settings, crypto, welcome, bundle, besideTree, nowSeconds));
  }

  /// The GroupInfo inside a Welcome, for a joiner that has to fetch the tree first. Nothing of it
  /// is authentic before [#join] has accepted the same Welcome.
  public static Outcome<GroupInfo> peek(
      MemberSettings settings, SuiteCrypto crypto, Bytes welcome, KeyPackageBundle bundle) {
    return Outcome.of(() -> WelcomeOpening.peek(settings, crypto, welcome, bundle));
  }

  /// Makes an external commit (RFC 9420 §12.4.3.2).
  ///
  /// @param groupInfo the current one, with external_pub
  /// @param besideTree the ratchet tree where the GroupInfo has none
  public static Outcome<ExternalJoin> joinExternally(
      MemberSettings settings,
      SuiteCrypto crypto,
      GroupInfo groupInfo,
      @Nullable RatchetTree besideTree,
      ExternalJoinRequest request,
      RandomSource random,
      long nowSeconds) {
    return Outcome.of(() ->
        ExternalOpening.join(settings, crypto, groupInfo, besideTree, request, random, nowSeconds));
  }

  // Reading

  public Bytes groupId() {
    return context().groupId();
  }

  public long epoch() {
    return context().epoch();
  }

  public GroupContext context() {
    return current().context();
  }

  /// The public half of this epoch: tree, received proposals.
  public PublicGroup publicGroup() {
    return current().group();
  }

  public int leafIndex() {
    return current().leafIndex();
  }

  /// Our own leaf node.
  public LeafNode leaf() {
    return Objects.requireNonNull(member(leafIndex()));
  }

  /// The private key to our own leaf's signature_key, for what the application signs with it. Owned
  /// by the group and wiped with the epoch that replaces it.
  public Secret signatureKey() {
    return current().signatureKey();
  }

  /// The leaf node at `leafIndex`, null if there is no member.
  public @Nullable LeafNode member(long leafIndex) {
    return current().group().member(access, leafIndex);
  }

  /// All members in the order of their leaves; costs the whole tree.
  public List<Member> members() {
    List<Member> members = new ArrayList<>();
    current()
        .group()
        .view(access)
        .forEachMember((leafIndex, leaf) -> members.add(new Member(leafIndex, leaf)));
    return members;
  }

  /// epoch_authenticator (RFC 9420 §8.7): equal for all members who agree on everything.
  public Bytes epochAuthenticator() {
    return current().secrets().epochAuthenticator().copy();
  }

  /// MLS-Exporter (RFC 9420 §8.5).
  ///
  /// @param length bytes, at most 255 Nh
  public Secret export(String label, Bytes context, int length) {
    return KeySchedule.export(
        access.crypto(), current().secrets().exporter(), label, context, length);
  }

  /// A GroupInfo of this epoch signed by us, with external_pub and `more`.
  public GroupInfo groupInfo(Extensions more) {
    Epoch epoch = current();
    return GroupInfos.signed(
        access.crypto(),
        epoch.context(),
        GroupInfos.withExternalPub(access.crypto(), epoch.secrets(), more),
        epoch.group().core().confirmationTag(),
        epoch.leafIndex(),
        epoch.signatureKey());
  }

  /// The content of a ratchet_tree extension for this epoch; costs the whole tree.
  public Bytes ratchetTree() {
    return current().group().ratchetTree(access);
  }

  /// Whether a commit of our own waits for its answer.
  public boolean hasPendingCommit() {
    return state.pending != null;
  }

  /// Whether this member was removed; then only [#close] makes sense.
  public boolean isRemoved() {
    return state.removed;
  }

  // Sending

  /// Encrypts application data to the group (RFC 9420 §6.3).
  ///
  /// @param authenticatedData sent along in the clear, authenticated
  public MLSMessage encrypt(Bytes data, Bytes authenticatedData, RandomSource random) {
    return framing(random)
        .frame(new ApplicationData(data), authenticatedData, HandshakeFraming.PRIVATE_MESSAGE)
        .message();
  }

  /// Proposes something other than an Update; kept for the next commit as if received.
  public Outcome<ProposalOutput> propose(
      Proposal proposal,
      Bytes authenticatedData,
      HandshakeFraming how,
      RandomSource random,
      long nowSeconds) {
    return Outcome.of(() -> {
      active();
      OwnFraming.Framed framed = framing(random).frame(proposal, authenticatedData, how);
      return keepOwn(framed, nowSeconds);
    });
  }

  /// Proposes an Update of our own leaf; its keys are kept until a commit covers it.
  public Outcome<ProposalOutput> proposeUpdate(
      LeafChange change,
      Bytes authenticatedData,
      HandshakeFraming how,
      RandomSource random,
      long nowSeconds) {
    return Outcome.of(() -> {
      active();
      OwnLeaves.UpdateLeaf update =
          OwnLeaves.update(access.crypto(), leaf(), change, current(), random);
      OwnFraming.Framed framed = framing(random).frame(update.proposal(), authenticatedData, how);
      ProposalOutput output = keepOwn(framed, nowSeconds);
      state.ownUpdates.add(
          new OwnUpdate(output.reference(), update.leafKey(), update.signatureKey()));
      return output;
    });
  }

  /// A PreSharedKey proposal for an external key, with a fresh nonce.
  public PreSharedKey externalPsk(Bytes pskId, RandomSource random) {
    return new PreSharedKey(
        new PreSharedKeyID.External(pskId, random.bytes(access.crypto().suite().hashLength())));
  }

  /// Makes a commit, which is pending from then on.
  public Outcome<CommitOutput> commit(CommitRequest request, RandomSource random, long nowSeconds) {
    return Outcome.of(() -> {
      active();
      Refused.unless(state.pending == null, MemberCheck.NOTHING_PENDING);
      OwnCommit made = OwnCommit.make(settings, access, state, request, random, nowSeconds);
      state.pending = made.pending();
      return made.output();
    });
  }

  /// The server accepted our commit: the group is in the epoch it made.
  ///
  /// Throws [IllegalStateException] if none is pending.
  public CommitEffects confirmCommit() {
    PendingCommit pending = state.pending;
    if (pending == null) {
      throw new IllegalStateException("no commit is pending");
    }
    state.pending = null;
    state.enter(pending.next(), pending.effects(), settings.limits());
    return pending.effects();
  }

  /// The server refused our commit: it never was. Nothing happens if none is pending.
  public void discardCommit() {
    state.discardPending();
  }

  // Receiving

  /// Processes a message of the group: an MLSMessage with a PublicMessage or PrivateMessage.
  public Outcome<Received> process(Bytes message, long nowSeconds) {
    return Outcome.of(() -> processMessage(MLSMessage.decode(message), nowSeconds));
  }

  private Received processMessage(MLSMessage message, long nowSeconds) {
    active();
    PendingCommit pending = state.pending;
    if (pending != null && pending.message().encoded().equals(message.encoded())) {
      return new Received.OwnCommit(confirmCommit());
    }
    return switch (message.body()) {
      case PublicMessage opened -> processPublic(opened, nowSeconds);
      case PrivateMessage sealed -> processPrivate(sealed, nowSeconds);
      case GroupInfo _, KeyPackage _, Welcome _ -> throw Refused.by(MemberCheck.MESSAGE_KIND);
    };
  }

  private Received processPublic(PublicMessage message, long nowSeconds) {
    checkHeader(message.content().groupId(), message.content().epoch());
    Epoch epoch = current();
    Refused.unless(
        PublicFraming.hasValidMembershipTag(
            access.crypto(), epoch.secrets().membershipKey(), message, epoch.context()),
        MemberCheck.MEMBERSHIP_TAG);
    return handshake(message.authenticatedContent(), message.membershipTag(), nowSeconds);
  }

  private Received processPrivate(PrivateMessage message, long nowSeconds) {
    PrivateReading reading = PrivateReading.of(access, state, message);
    try (PrivateReading.Opened opened = reading.open()) {
      Received received =
          switch (message.contentType()) {
            case APPLICATION -> reading.application(opened);
            case PROPOSAL, COMMIT -> handshake(opened.content(), null, nowSeconds);
          };
      opened.take();
      return received;
    }
  }

  private Received handshake(
      AuthenticatedContent message, @Nullable Bytes membershipTag, long nowSeconds) {
    return switch (message.content().contentType()) {
      case PROPOSAL -> {
        var accepted = keep(message, membershipTag, settings.rulesForReceived(), nowSeconds);
        yield new Received.ProposalKept(
            accepted.reference(),
            accepted.sender(),
            accepted.proposal(),
            message.content().authenticatedData());
      }
      case COMMIT -> commitReceived(message, nowSeconds);
      case APPLICATION -> throw Refused.by(MemberCheck.MESSAGE_KIND);
    };
  }

  private PendingProposal keep(
      AuthenticatedContent message,
      @Nullable Bytes membershipTag,
      GroupRules rules,
      long nowSeconds) {
    AcceptedProposal accepted =
        valid(
            current()
                .group()
                .keep(message, membershipTag, access, rules, KnownKeyPackages.none(), nowSeconds));
    state.epoch = current().withGroup(accepted.next());
    return accepted.pending();
  }

  private ProposalOutput keepOwn(OwnFraming.Framed framed, long nowSeconds) {
    PendingProposal kept =
        keep(framed.content(), framed.membershipTag(), settings.rulesForSent(), nowSeconds);
    return new ProposalOutput(framed.message(), kept.reference());
  }

  private Received commitReceived(AuthenticatedContent message, long nowSeconds) {
    Epoch before = current();
    Refused.unless(
        !message.content().sender().equals(new Sender.Member(leafIndex())), MemberCheck.NOT_OWN);
    AcceptedCommit accepted =
        valid(
            before
                .group()
                .follow(
                    message,
                    access,
                    settings.rulesForReceived(),
                    KnownKeyPackages.none(),
                    nowSeconds));
    CommitSummary summary = accepted.summary();
    CommitEffects effects = CommitEffects.of(message, accepted);
    if (summary.removed().stream().anyMatch(gone -> gone.leafIndex() == leafIndex())) {
      state.leave();
      return new Received.Removed(effects);
    }
    PskSource psks = new PskSource(settings.psks(), groupId(), state.resumption);
    CommitReading reading =
        new CommitReading(
            access, before, state.ownUpdate(summary), psks, settings.limits().ratchet());
    Epoch next = reading.next(message, accepted.next(), summary);
    state.enter(next, effects, settings.limits());
    return new Received.EpochChanged(effects);
  }

  private void checkHeader(Bytes groupId, long epoch) {
    CheckFailed.require(groupId.equals(context().groupId()), Check.GROUP_ID);
    if (epoch != epoch()) {
      throw new CheckFailed(
          Rejection.of(Check.EPOCH).with("expected", epoch()).with("actual", epoch));
    }
  }

  // At rest

  /// The whole state, for the client's own protected storage: it holds all secrets.
  public Bytes encode() {
    WireWriter writer = new WireWriter(4096);
    state.write(writer, access);
    return writer.toBytes();
  }

  /// The group that [#encode] wrote.
  ///
  /// @throws im.restante.wire.MalformedMessage if the bytes are something else
  public static MemberGroup decode(MemberSettings settings, SuiteCrypto crypto, Bytes encoded) {
    GroupAccess access = GroupAccess.open(crypto);
    return new MemberGroup(
        settings, access, WireReader.decode(encoded, in -> MemberState.read(in, access, settings)));
  }

  /// Wipes all secrets.
  @Override
  public void close() {
    state.close();
  }

  private Epoch current() {
    return state.epoch;
  }

  private void active() {
    Refused.unless(!state.removed, MemberCheck.REMOVED);
  }

  private OwnFraming framing(RandomSource random) {
    return new OwnFraming(access.crypto(), current(), settings.padding(), random);
  }

  static <T> T valid(Checked<T> checked) {
    return switch (checked) {
      case Checked.Valid<T>(T value) -> value;
      case Checked.Invalid<T>(Rejection rejection) -> throw new CheckFailed(rejection);
    };
  }
}
