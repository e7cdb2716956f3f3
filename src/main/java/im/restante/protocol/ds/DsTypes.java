package im.restante.protocol.ds;

import im.restante.mls.message.CredentialType;
import im.restante.mls.message.ExtensionType;
import java.util.List;

/// The code points that this service adds to the MLS registries, in their private-use range.
public final class DsTypes {
  private DsTypes() {}

  /// [MimiDsVersion] in the GroupContext, [MimiDsVersions] in leaves.
  public static final ExtensionType MIMI_DS_VERSION = new ExtensionType(0xf102);

  /// A ClientQueueConfig in a leaf.
  public static final ExtensionType QUEUE_CONFIG = new ExtensionType(0xf103);

  /// The identity link wrapper key; in the GroupInfo inside a Welcome and nowhere else.
  public static final ExtensionType IDENTITY_LINK = new ExtensionType(0xf104);

  /// [GroupSecretsWrap]; in the GroupInfo inside a Welcome and nowhere else.
  public static final ExtensionType GROUP_SECRETS_WRAP = new ExtensionType(0xf105);

  /// [IdentityLinkPolicy] in the GroupContext.
  public static final ExtensionType IDENTITY_LINK_POLICY = new ExtensionType(0xf106);

  /// [PseudonymousCredential].
  public static final CredentialType PSEUDONYMOUS = new CredentialType(0xf001);

  /// What a member's leaf has to list as supported.
  public static final List<ExtensionType> LEAF_EXTENSIONS = List.of(MIMI_DS_VERSION, QUEUE_CONFIG);
}
