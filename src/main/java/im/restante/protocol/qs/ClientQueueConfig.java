package im.restante.protocol.qs;

import im.restante.mls.message.ExtensionType;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Where to deliver to a client: its provider in clear, the rest sealed to that provider (C-16).
///
/// Data of the `queue_config` extension of a leaf node.
///
/// ```
/// struct {
///     opaque client_homeserver_domain<V>;
///     SealedQueueConfig sealed_config;
/// } ClientQueueConfig;
/// ```
///
/// @param clientHomeserverDomain a fully qualified domain name in lower case
public record ClientQueueConfig(Bytes clientHomeserverDomain, SealedQueueConfig sealedConfig)
    implements WireStruct {
  /// `queue_config`, private use.
  public static final ExtensionType EXTENSION_TYPE = new ExtensionType(0xf103);

  /// The longest domain name (RFC 1035 §2.3.4).
  public static final int DOMAIN_BYTES_MAX = 255;

  public static ClientQueueConfig read(WireReader reader) {
    return new ClientQueueConfig(
        reader.opaque("client_homeserver_domain", DOMAIN_BYTES_MAX),
        SealedQueueConfig.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(clientHomeserverDomain).struct(sealedConfig);
  }
}
