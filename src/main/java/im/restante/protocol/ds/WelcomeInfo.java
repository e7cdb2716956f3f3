package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// What a client added by a Welcome needs besides it (A-46, B-61).
///
/// ```
/// struct { optional<Node> ratchet_tree<V>; IndexedIdentityLinkKey identity_link_keys<V>; }
///   WelcomeInfo;
/// ```
public record WelcomeInfo(
    EncodedRatchetTree ratchetTree, List<IndexedIdentityLinkKey> identityLinkKeys)
    implements WireStruct {
  public WelcomeInfo {
    identityLinkKeys = List.copyOf(identityLinkKeys);
  }

  public static WelcomeInfo read(WireReader reader) {
    return new WelcomeInfo(
        EncodedRatchetTree.read(reader),
        reader.vector("identity_link_keys", IndexedIdentityLinkKey::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(ratchetTree).vector(identityLinkKeys);
  }
}
