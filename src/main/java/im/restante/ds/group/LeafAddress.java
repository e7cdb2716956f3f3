package im.restante.ds.group;

import im.restante.mls.message.LeafNode;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.MimiDsVersions;
import im.restante.protocol.ds.RequestHash;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.qs.route.QueueAddress;
import im.restante.qs.route.RouteOutcome;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import java.util.Map;

/// The queue that a leaf names, and what tells it from another.
///
/// @param configHash over configuration and signature key: a route made from other ones is stale
///   (V10)
record LeafAddress(QueueAddress address, Bytes configHash) {
  /// The address in `leaf`; refused with `code` where a member's leaf must not look like that.
  static LeafAddress of(LeafNode leaf, MemberId member, DSErrorCode code) {
    Bytes data = Refused.requirePresent(leaf.extensions().find(DsTypes.QUEUE_CONFIG), code);
    try {
      ClientQueueConfig config = WireReader.decode(data, ClientQueueConfig::read);
      Refused.require(config.clientHomeserverDomain().equals(Bytes.utf8(member.domain())), code);
      MimiDsVersions versions =
          leaf.extensions().find(DsTypes.MIMI_DS_VERSION, MimiDsVersions::read);
      Refused.require(
          versions == null || versions.versions().contains(DSRequestContent.PROTOCOL_VERSION),
          code);
      return new LeafAddress(
          new QueueAddress(config, RequestHash.of(leaf.signatureKey())),
          RequestHash.of(Bytes.concat(data, leaf.signatureKey()))
              .slice(0, Recipient.CONFIG_HASH_BYTES));
    } catch (MalformedMessage malformed) {
      throw new Refused(code);
    }
  }

  /// The recipient that the route service made of it; refused where it made none.
  Recipient recipient(Map<QueueAddress, RouteOutcome> routes) {
    return switch (routes.get(address)) {
      case RouteOutcome.Found(Bytes route) -> new Recipient(route, configHash);
      case RouteOutcome.Invalid _ -> throw new Refused(DSErrorCode.POLICY_VIOLATION);
      case RouteOutcome.Unavailable _ -> throw new Refused(DSErrorCode.UNAVAILABLE);
      case null -> throw new IllegalStateException("a route that nobody asked for");
    };
  }
}
