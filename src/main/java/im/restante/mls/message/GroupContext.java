package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What all members of an epoch agree on (RFC 9420 §8.1).
///
/// ```
/// struct {
///     ProtocolVersion version = mls10;
///     CipherSuite cipher_suite;
///     opaque group_id<V>;
///     uint64 epoch;
///     opaque tree_hash<V>;
///     opaque confirmed_transcript_hash<V>;
///     Extension extensions<V>;
/// } GroupContext;
/// ```
public record GroupContext(
    ProtocolVersion version,
    CipherSuiteId cipherSuite,
    Bytes groupId,
    long epoch,
    Bytes treeHash,
    Bytes confirmedTranscriptHash,
    Extensions extensions)
    implements WireStruct {
  public static GroupContext read(WireReader reader) {
    return new GroupContext(
        ProtocolVersion.read(reader),
        CipherSuiteId.read(reader),
        reader.opaque("group_id"),
        reader.u64("epoch"),
        reader.opaque("tree_hash"),
        reader.opaque("confirmed_transcript_hash"),
        Extensions.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .struct(version)
        .struct(cipherSuite)
        .opaque(groupId)
        .u64(epoch)
        .opaque(treeHash)
        .opaque(confirmedTranscriptHash)
        .struct(extensions);
  }
}
