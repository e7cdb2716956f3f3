package im.restante.protocol.ds;

import im.restante.mls.message.ExternalSender;
import im.restante.mls.message.HPKECiphertext;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// The one answer to a request.
///
/// ```
/// enum { ok(0), error(1), group_id(2), welcome_info(3), external_commit_info(4),
///        identity_link_keys(5), signature_public_key(6), sealed_external_commit_info(7), (255) }
///   DSResponseType;
///
/// struct {
///   uint16 protocol_version;
///   DSResponseType response_type;
///   select (DSResponse.response_type) {
///     case ok:                   struct { uint64 epoch; uint64 accepted_timestamp_ms; };
///     case error:                DSError error;
///     case group_id:             opaque group_id<V>;
///     case welcome_info:         WelcomeInfo welcome_info;
///     case external_commit_info: ExternalCommitInfo external_commit_info;
///     case identity_link_keys:   IndexedIdentityLinkKey keys<V>;
///     case signature_public_key: ExternalSender ds_sender;
///     case sealed_external_commit_info: HPKECiphertext sealed;   /* B-63 */
///   };
/// } DSResponse;
/// ```
public sealed interface DSResponse extends WireStruct {
  /// `ok`: accepted, in this epoch for a message, starting this epoch for a commit.
  record Ok(long epoch, long acceptedTimestampMs) implements DSResponse {}

  /// `error`.
  record Failed(DSError error) implements DSResponse {}

  record GroupId(Bytes groupId) implements DSResponse {}

  record Welcome(WelcomeInfo info) implements DSResponse {}

  record ExternalCommit(ExternalCommitInfo info) implements DSResponse {}

  record IdentityLinkKeys(List<IndexedIdentityLinkKey> keys) implements DSResponse {
    public IdentityLinkKeys {
      keys = List.copyOf(keys);
    }
  }

  record SignaturePublicKey(ExternalSender dsSender) implements DSResponse {}

  /// The ExternalCommitInfo for whoever holds the key that the request named.
  record SealedExternalCommit(HPKECiphertext sealed) implements DSResponse {}

  static DSResponse failed(DSErrorCode code) {
    return new Failed(new DSError.Plain(code));
  }

  static DSResponse decode(Bytes body) {
    return WireReader.decode(body, DSResponse::read);
  }

  static DSResponse read(WireReader reader) {
    if (reader.u16("protocol_version") != DSRequestContent.PROTOCOL_VERSION) {
      throw reader.malformed("protocol_version", "unknown version");
    }
    return switch (reader.u8("response_type")) {
      case 0 -> new Ok(reader.u64("epoch"), reader.u64("accepted_timestamp_ms"));
      case 1 -> new Failed(DSError.read(reader));
      case 2 -> new GroupId(reader.opaque("group_id"));
      case 3 -> new Welcome(WelcomeInfo.read(reader));
      case 4 -> new ExternalCommit(ExternalCommitInfo.read(reader));
      case 5 -> new IdentityLinkKeys(reader.vector("keys", IndexedIdentityLinkKey::read));
      case 6 -> new SignaturePublicKey(ExternalSender.read(reader));
      case 7 -> new SealedExternalCommit(HPKECiphertext.read(reader));
      default -> throw reader.malformed("response_type", "unknown value");
    };
  }

  @Override
  default void write(WireWriter writer) {
    writer.u16(DSRequestContent.PROTOCOL_VERSION);
    switch (this) {
      case Ok(long epoch, long acceptedTimestampMs) ->
          writer.u8(0).u64(epoch).u64(acceptedTimestampMs);
      case Failed(DSError error) -> writer.u8(1).struct(error);
      case GroupId(Bytes groupId) -> writer.u8(2).opaque(groupId);
      case Welcome(WelcomeInfo info) -> writer.u8(3).struct(info);
      case ExternalCommit(ExternalCommitInfo info) -> writer.u8(4).struct(info);
      case IdentityLinkKeys(List<IndexedIdentityLinkKey> keys) -> writer.u8(5).vector(keys);
      case SignaturePublicKey(ExternalSender dsSender) -> writer.u8(6).struct(dsSender);
      case SealedExternalCommit(HPKECiphertext sealed) -> writer.u8(7).struct(sealed);
    }
  }
}
