package im.restante.protocol.ds;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The signature that authenticates a request (B-22), with the labelled construction of RFC 9420
/// §5.1.2 in the group's suite (B-24).
///
/// ```
/// struct {
///   opaque group_id<V>;
///   uint32 timestamp;
///   DSSenderID sender_id;
///   opaque signature<0..255>;
/// } DSAuthToken;
///
/// struct { DSAuthTokenTBS tbs; opaque request_hash[32]; } DSAuthTokenTBS2;
/// ```
///
/// v1: SignWithLabel(., "DSAuthTokenTBS", DSAuthTokenTBS); v2: SignWithLabel(., "DSAuthTokenTBS2",
/// DSAuthTokenTBS2) with request_hash = SHA-256(DSRequestContent).
public record DSAuthToken(DSAuthTokenTBS tbs, Bytes signature) implements WireStruct {
  private static final String LABEL_V1 = "DSAuthTokenTBS";
  private static final String LABEL_V2 = "DSAuthTokenTBS2";

  public static DSAuthToken signV1(SuiteCrypto crypto, Secret privateKey, DSAuthTokenTBS tbs) {
    return new DSAuthToken(tbs, Labels.signWithLabel(crypto, privateKey, LABEL_V1, tbs.encode()));
  }

  /// @param content the encoded DSRequestContent that the token goes with
  public static DSAuthToken signV2(
      SuiteCrypto crypto, Secret privateKey, DSAuthTokenTBS tbs, Bytes content) {
    return new DSAuthToken(
        tbs, Labels.signWithLabel(crypto, privateKey, LABEL_V2, tbs2(tbs, content)));
  }

  /// Whether the holder of `publicKey` signed this token as one of `version` for this request.
  ///
  /// @param content the encoded DSRequestContent as received
  public boolean verify(
      SuiteCrypto crypto, Bytes publicKey, DSTokenVersion version, Bytes content) {
    return switch (version) {
      case NONE -> false;
      case V1 -> Labels.verifyWithLabel(crypto, publicKey, LABEL_V1, tbs.encode(), signature);
      case V2 -> Labels.verifyWithLabel(crypto, publicKey, LABEL_V2, tbs2(tbs, content), signature);
    };
  }

  public static DSAuthToken read(WireReader reader) {
    return new DSAuthToken(DSAuthTokenTBS.read(reader), reader.opaque8("signature"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(tbs).opaque8(signature);
  }

  private static Bytes tbs2(DSAuthTokenTBS tbs, Bytes content) {
    return new WireWriter().struct(tbs).fixed(RequestHash.of(content)).toBytes();
  }
}
