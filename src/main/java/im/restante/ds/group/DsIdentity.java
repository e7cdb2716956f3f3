package im.restante.ds.group;

import im.restante.crypto.CipherSuite;
import im.restante.mls.message.ExternalSender;

/// Under which key and name this service may propose in groups.
@FunctionalInterface
public interface DsIdentity {
  /// Its entry in `external_senders` of groups of this suite.
  ExternalSender sender(CipherSuite suite);
}
