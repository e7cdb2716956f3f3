package im.restante.mls.member;

import java.util.List;

/// The checks that need a member's secrets or a member's own history.
///
/// A server that follows the group cannot make them; everything it can check is
/// [im.restante.mls.check.Check].
public enum MemberCheck {
  // Framing, RFC 9420 §6
  MEMBERSHIP_TAG("6.2", "the membership_tag is the MAC under membership_key", "ValSem008"),
  CONFIRMATION_TAG("6.1", "the confirmation_tag is the MAC under confirmation_key", "ValSem205"),
  SENDER_DATA("6.3.2", "the sender data decrypts and decodes"),
  CONTENT("6.3.1", "the ciphertext decrypts and decodes, padding is zero", "ValSem006", "valn1307"),
  KEY_NOT_USED("9.2", "the generation's key was neither used nor aged out"),
  KEY_WITHIN_SKIP_LIMIT("9.1", "the generation is within the forward limit"),
  EPOCH_KEPT("14", "the message is of this epoch or of a past one whose keys are kept"),
  NOT_OWN("6.3.1", "the message comes from another member: own ones are not decrypted"),
  MESSAGE_KIND("6", "the MLSMessage is one that a member of the group processes"),

  // Commits, RFC 9420 §12.4.2
  PATH_SECRET("7.5", "the path secret for this member decrypts", "ValSem203"),
  PATH_KEYS("7.5", "the keys derived from the path secret are those in the path", "ValSem204"),
  PSK_KNOWN("8.4", "this member holds every pre-shared key of the commit"),
  EXTERNAL_INIT("8.3", "the KEM output of the ExternalInit opens"),
  OWN_UPDATE_KNOWN("12.1.2", "this member holds the key of its own Update"),
  NOTHING_PENDING("12.4", "no commit of our own waits for its answer"),
  COMMITTABLE("12.4", "the proposals can be committed by this member"),
  REMOVED("12.4.2", "this member is still in the group"),

  // Welcome, RFC 9420 §12.4.3.1
  WELCOME_SUITE("12.4.3.1", "the Welcome has the KeyPackage's cipher suite"),
  WELCOME_FOR_KEY_PACKAGE("12.4.3.1", "the Welcome names the KeyPackage", "valn1402"),
  GROUP_SECRETS("12.4.3.1", "the encrypted group secrets open and decode"),
  GROUP_INFO("12.4.3.1", "the encrypted GroupInfo opens and decodes"),
  TREE_PRESENT("12.4.3.1", "the ratchet tree is in the GroupInfo or supplied beside it"),
  OWN_LEAF_IN_TREE("12.4.3.1", "exactly our own leaf node is in the tree", "valn1413");

  private final String section;
  private final String statement;
  private final List<String> ids;

  MemberCheck(String section, String statement, String... ids) {
    this.section = section;
    this.statement = statement;
    this.ids = List.of(ids);
  }

  /// The section of RFC 9420 that asks for it.
  public String section() {
    return section;
  }

  /// What holds for everything that is accepted.
  public String statement() {
    return statement;
  }

  /// Ids in the implementers' lists; empty where they have none.
  public List<String> ids() {
    return ids;
  }
}
