package im.restante.client.state;

import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.member.MemberSettings;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One group of a client: the MLS state and what the service wants beside it. Mutable; guarded by
/// the client's lock.
public final class GroupEntry {
  /// Own messages whose echo is still awaited (V16); the oldest give way.
  private static final int ECHOES_MAX = 256;

  private final MetadataMode mode;
  private final Bytes groupStateKey;
  private final SignatureKeyPair userAuthKey;
  private final @Nullable IdentifierUri userPseudonym;
  private final Deque<Bytes> awaitedEchoes = new ArrayDeque<>();
  private MemberGroup member;
  private boolean userAuthKeyAnnounced;
  private @Nullable Bytes pendingRequest;

  /// @param groupStateKey 32 bytes, empty in full-metadata groups
  /// @param userAuthKey this user's key in this group (B-27)
  /// @param userPseudonym this user's name in a reduced-metadata group, null in others
  public GroupEntry(
      MetadataMode mode,
      Bytes groupStateKey,
      SignatureKeyPair userAuthKey,
      @Nullable IdentifierUri userPseudonym,
      MemberGroup member,
      boolean userAuthKeyAnnounced) {
    this.mode = mode;
    this.groupStateKey = groupStateKey;
    this.userAuthKey = userAuthKey;
    this.userPseudonym = userPseudonym;
    this.member = member;
    this.userAuthKeyAnnounced = userAuthKeyAnnounced;
  }

  public MetadataMode mode() {
    return mode;
  }

  public Bytes groupStateKey() {
    return groupStateKey;
  }

  public SignatureKeyPair userAuthKey() {
    return userAuthKey;
  }

  public @Nullable IdentifierUri userPseudonym() {
    return userPseudonym;
  }

  public MemberGroup member() {
    return member;
  }

  /// After a resync: the same group with new MLS state.
  public void replaceMember(MemberGroup resynced) {
    member.close();
    member = resynced;
  }

  /// Whether the service knows [#userAuthKey] (B-28).
  public boolean isUserAuthKeyAnnounced() {
    return userAuthKeyAnnounced;
  }

  public void userAuthKeyWasAnnounced() {
    userAuthKeyAnnounced = true;
  }

  /// The request whose commit is pending: sent again, byte for byte, after a crash.
  public @Nullable Bytes pendingRequest() {
    return pendingRequest;
  }

  public void setPendingRequest(@Nullable Bytes request) {
    pendingRequest = request;
  }

  /// Remembers a message sent to a group that echoes (V16).
  public void expectEcho(Bytes messageDigest) {
    if (awaitedEchoes.size() == ECHOES_MAX) {
      awaitedEchoes.removeFirst();
    }
    awaitedEchoes.addLast(messageDigest);
  }

  /// Whether a received message is the echo of one of our own.
  public boolean takeEcho(Bytes messageDigest) {
    return awaitedEchoes.remove(messageDigest);
  }

  static GroupEntry read(
      WireReader reader, Function<MetadataMode, MemberSettings> settings, SuiteCrypto crypto) {
    MetadataMode mode = MetadataMode.read(reader);
    Bytes groupStateKey = reader.opaque("group_state_key").compact();
    SignatureKeyPair userAuthKey = Account.readSignatureKeys(reader);
    IdentifierUri pseudonym = reader.optional("user_pseudonym", IdentifierUri::read);
    boolean announced = reader.bool("announced");
    GroupEntry entry =
        new GroupEntry(
            mode,
            groupStateKey,
            userAuthKey,
            pseudonym,
            MemberGroup.decode(settings.apply(mode), crypto, reader.opaque("member")),
            announced);
    entry.pendingRequest = reader.optional("pending", r -> r.opaque("pending_request").compact());
    entry.awaitedEchoes.addAll(reader.vector("echoes", r -> r.opaque("echo").compact()));
    return entry;
  }

  void write(WireWriter writer) {
    writer.struct(mode).opaque(groupStateKey);
    Account.writeSignatureKeys(writer, userAuthKey);
    writer
        .optional(userPseudonym)
        .bool(userAuthKeyAnnounced)
        .opaque(member.encode())
        .optionalOpaque(pendingRequest)
        .vector(java.util.List.copyOf(awaitedEchoes), (echo, to) -> to.opaque(echo));
  }
}
