package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Which pre-shared key is meant (RFC 9420 §8.4).
///
/// ```
/// enum { reserved(0), external(1), resumption(2), (255) } PSKType;
///
/// struct {
///     PSKType psktype;
///     select (PreSharedKeyID.psktype) {
///         case external:
///             opaque psk_id<V>;
///         case resumption:
///             ResumptionPSKUsage usage;
///             opaque psk_group_id<V>;
///             uint64 psk_epoch;
///     };
///     opaque psk_nonce<V>;
/// } PreSharedKeyID;
/// ```
///
/// That the nonce has KDF.Nh bytes is a check of whoever knows the suite.
public sealed interface PreSharedKeyID extends WireStruct {
  /// Fresh for each use of the key.
  Bytes pskNonce();

  /// A key that the application provides under `pskId`.
  record External(Bytes pskId, Bytes pskNonce) implements PreSharedKeyID {}

  /// The resumption_psk of an epoch of this or another group.
  record Resumption(ResumptionPSKUsage usage, Bytes pskGroupId, long pskEpoch, Bytes pskNonce)
      implements PreSharedKeyID {}

  static PreSharedKeyID read(WireReader reader) {
    return switch (reader.u8("psktype")) {
      case 1 -> new External(reader.opaque("psk_id"), reader.opaque("psk_nonce"));
      case 2 ->
          new Resumption(
              ResumptionPSKUsage.read(reader),
              reader.opaque("psk_group_id"),
              reader.u64("psk_epoch"),
              reader.opaque("psk_nonce"));
      default -> throw reader.malformed("psktype", "unknown value");
    };
  }

  @Override
  default void write(WireWriter writer) {
    switch (this) {
      case External external -> writer.u8(1).opaque(external.pskId()).opaque(external.pskNonce());
      case Resumption resumption ->
          writer
              .u8(2)
              .struct(resumption.usage())
              .opaque(resumption.pskGroupId())
              .u64(resumption.pskEpoch())
              .opaque(resumption.pskNonce());
    }
  }
}
