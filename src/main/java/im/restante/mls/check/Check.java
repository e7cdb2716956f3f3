package im.restante.mls.check;

import java.util.List;

/// Every named check of RFC 9420 on data that is not secret.
///
/// The ids are those of the validation lists of the MLS implementers (`ValSem…` and `valn…`);
/// several ids stand together where they name the same thing. Constants stand in the order of the
/// RFC's steps.
public enum Check {
  // Framing, §6
  HANDSHAKE_IS_PUBLIC_MESSAGE(
      "6.1",
      "a PublicMessage holds a handshake of the kind asked for, application data never",
      "ValSem005",
      "valn1305"),
  GROUP_ID("6.1", "the message names this group", "ValSem002", "valn1303"),
  EPOCH("6.1", "the message is of the current epoch", "ValSem003", "valn1201"),
  SENDER_IS_MEMBER("6.1", "a member sender points at a non-blank leaf", "ValSem004", "valn1304"),
  EXTERNAL_SENDER_LISTED(
      "12.1.8.1", "an external sender's index is listed in external_senders", "valn1501"),
  EXTERNAL_SENDER_PROPOSAL_TYPE(
      "12.1.8",
      "an external sender proposes add, remove, psk, reinit or group_context_extensions",
      "valn1502"),
  NEW_MEMBER_SENDS_PROPOSAL("12.1.8", "a new_member_proposal sender sends a proposal", "valn1503"),
  NEW_MEMBER_PROPOSES_ADD("12.1.8", "a new_member_proposal sender proposes an add", "valn1504"),
  COMMIT_SENDER_TYPE(
      "6.1",
      "only members and new_member_commit senders commit, the latter nothing else",
      "valn1306"),
  MEMBERSHIP_TAG_PRESENT(
      "6.2",
      "a member's PublicMessage has a membership_tag of the suite's length, others have none",
      "ValSem007",
      "valn1202"),
  CONFIRMATION_TAG_PRESENT(
      "6.1",
      "a commit has a confirmation_tag of the suite's length, others have none",
      "ValSem009"),
  FRAMING_SIGNATURE(
      "6.1",
      "the signature over FramedContentTBS verifies",
      "ValSem010",
      "ValSem246",
      "valn1203",
      "valn1301",
      "valn0407"),

  // Leaf nodes, §7.3
  LEAF_CREDENTIAL("5.3.1", "the credential is acceptable to the application", "valn0101"),
  CREDENTIAL_SUCCESSION("5.3.1", "the credential may take the place of the one before"),
  LEAF_SIGNATURE("7.3", "the leaf node's signature verifies", "valn0102"),
  LEAF_REQUIRED_CAPABILITIES(
      "7.3",
      "the leaf supports what required_capabilities lists",
      "ValSem106",
      "ValSem109",
      "valn0103"),
  LEAF_CREDENTIAL_IN_USE(
      "7.3",
      "all members support the leaf's credential type and the leaf all that are in use",
      "valn0104"),
  LEAF_LIFETIME(
      "7.3",
      "now is within the lifetime, and the lifetime within its bound",
      "valn0105",
      "valn0106"),
  LEAF_EXTENSIONS_SUPPORTED(
      "7.3", "the leaf lists its own extension types in its capabilities", "valn0107"),
  LEAF_SOURCE_KEY_PACKAGE("7.3", "the leaf of a KeyPackage has source key_package", "valn0108"),
  LEAF_SOURCE_UPDATE("7.3", "the leaf of an Update has source update", "valn0109"),
  LEAF_SOURCE_COMMIT("7.3", "the leaf of an UpdatePath has source commit", "valn0110"),
  SIGNATURE_KEY_UNIQUE(
      "7.3",
      "no two members share a signature key",
      "ValSem101",
      "valn0111",
      "valn0305",
      "valn0306"),
  ENCRYPTION_KEY_UNIQUE(
      "7.3", "no two nodes share an encryption key", "ValSem103", "ValSem110", "valn0112"),
  LEAF_OWN_CREDENTIAL_SUPPORTED(
      "7.2", "the leaf lists its own credential type in its capabilities", "valn0113"),
  LEAF_SUITE_SUPPORTED(
      "7.2", "the leaf lists the group's version and cipher suite in its capabilities"),
  ENCRYPTION_KEY_WELL_FORMED("5.1.1", "an HPKE public key is a valid one of its suite"),
  LEAF_EXTENSION_PLACE(
      "13.4",
      "a leaf node carries only extensions that may stand there, each type once",
      "valn1601"),

  // KeyPackages, §10.1
  KEY_PACKAGE_SUITE(
      "10.1",
      "a KeyPackage has the group's version and cipher suite",
      "ValSem105",
      "valn0201",
      "valn0205"),
  KEY_PACKAGE_SIGNATURE("10.1", "a KeyPackage's signature verifies", "valn0203"),
  INIT_KEY_DIFFERS("10.1", "init_key and encryption_key differ", "ValSem104", "valn0204"),
  KEY_PACKAGE_EXTENSION_PLACE(
      "13.4",
      "a KeyPackage carries only extensions that may stand there, each type once",
      "valn1602"),

  // Proposals, §12.1
  ADD_SUPPORTS_GROUP_EXTENSIONS(
      "12.1.1",
      "a new leaf supports every extension type in the GroupContext",
      "valn0502",
      "valn1210",
      "valn1415"),
  UPDATE_SENDER("12.1.2", "an Update comes from a member and stands alone", "ValSem112"),
  UPDATE_NEW_ENCRYPTION_KEY(
      "12.1.2", "an updated leaf has another encryption key than before", "valn0602", "valn1207"),
  SELF_REMOVE_SENDER("12.1", "a SelfRemove comes from a member and stands alone"),
  REMOVED_IS_MEMBER("12.1.3", "a Remove names a non-blank leaf", "ValSem108", "valn0701"),
  PSK_TYPE(
      "12.1.4",
      "a proposed PSK is external or a resumption for the application",
      "ValSem402",
      "valn0801",
      "valn0802"),
  PSK_NONCE("8.4", "psk_nonce has the length of the KDF", "ValSem401", "valn0803"),
  GROUP_EXTENSIONS_SUPPORTED(
      "12.1.7",
      "all members support the GroupContext's extensions and requirements",
      "ValSem209",
      "valn1001"),
  GROUP_EXTENSION_PLACE(
      "13.4",
      "a GroupContext carries only extensions that may stand there, each type once",
      "valn1604"),
  GROUP_EXTENSION_CONTENT("13.4", "known GroupContext extensions decode"),
  REINIT_VERSION("12.1.5", "a ReInit does not go back to an older version"),

  // Proposal lists, §12.2
  PROPOSAL_REFERENCE_KNOWN("12.4.2", "a proposal by reference is one of this epoch", "valn1204"),
  PROPOSAL_TYPE_SUPPORTED("12.2", "all members support the proposal type", "ValSem113", "valn0311"),
  COMMITTER_UPDATE("12.2", "a commit covers no Update of its committer", "ValSem111", "valn0302"),
  COMMITTER_REMOVE("12.2", "a commit does not remove its committer", "ValSem200", "valn0303"),
  ONE_CHANGE_PER_LEAF("12.2", "a leaf is updated or removed once", "ValSem107", "valn0304"),
  INIT_KEY_UNIQUE("12.2", "no two KeyPackages of a commit share an init key", "ValSem102"),
  PSK_TWICE("12.2", "a PSK is injected once", "ValSem403", "valn0307"),
  ONE_GROUP_CONTEXT_EXTENSIONS(
      "12.2", "there is at most one GroupContextExtensions", "ValSem208", "valn0308"),
  REINIT_ALONE("12.2", "a ReInit stands alone", "valn0309"),
  NO_EXTERNAL_INIT("12.2", "a member's commit has no ExternalInit", "valn0310"),

  // External commits, §12.4.3.2
  EXTERNAL_INIT_PRESENT(
      "12.4.3.2", "an external commit has an ExternalInit", "ValSem240", "valn0401"),
  EXTERNAL_INIT_ONCE("12.4.3.2", "an external commit has one ExternalInit", "ValSem241"),
  EXTERNAL_ONE_REMOVE("12.4.3.2", "an external commit has at most one Remove", "valn0402"),
  EXTERNAL_PROPOSAL_TYPES(
      "12.4.3.2",
      "an external commit holds only ExternalInit, Remove and PreSharedKey by value",
      "ValSem242",
      "valn0403",
      "valn0404"),
  EXTERNAL_NO_REFERENCES(
      "12.4.3.2",
      "an external commit refers to no proposal but SelfRemoves",
      "ValSem244",
      "valn0406"),
  EXTERNAL_PATH("12.4.3.2", "an external commit has a path", "ValSem245", "valn0405"),
  EXTERNAL_REMOVES_SELF(
      "12.4.3.2", "the leaf an external commit removes was the joiner's own", "ValSem243"),

  // Commits, §12.4.2
  PATH_REQUIRED(
      "12.4",
      "a commit has a path if its proposals ask for one or there are none",
      "ValSem201",
      "valn1206"),
  PATH_LENGTH(
      "7.6", "a path has one node for each of the filtered direct path", "ValSem202", "valn1101"),
  PATH_CIPHERTEXTS(
      "7.6",
      "a path node has one ciphertext for each node of its copath's resolution that was there before"),
  PATH_LEAF_KEY_UNIQUE("12.4.2", "the path's leaf key is in no other node", "ValSem206"),
  PATH_KEYS_UNIQUE(
      "12.4.2", "the path's keys are in no other node and differ", "ValSem207", "valn1208"),
  PATH_PARENT_HASH("7.9", "the path's leaf has the parent hash of its path", "valn1209"),
  PENDING_LIMIT("15.3", "an epoch keeps a bounded number of proposals"),
  MEMBERS_LIMIT("15.3", "a group has a bounded number of members"),
  PENDING_PROPOSALS_COVERED("12.4", "a commit covers all valid proposals of its epoch"),

  // Trees and GroupInfos, §7.9.2 and §12.4.3.1
  TREE_NO_TRAILING_BLANK("12.4.3.3", "the last node of a ratchet_tree is not blank", "ValSem300"),
  TREE_SHAPE("12.4.3.3", "leaves stand at even places, parents at odd ones"),
  TREE_LIMIT("12.4.3.3", "the tree is within its bound"),
  GROUP_INFO_SIGNER("12.4.3.1", "a GroupInfo's signer is a non-blank leaf", "valn1401"),
  GROUP_INFO_SIGNATURE("12.4.3.1", "a GroupInfo's signature verifies", "valn1402", "valn1403"),
  GROUP_INFO_SUITE("12.4.3.1", "version and cipher suite are supported", "valn1404"),
  TREE_HASH("12.4.3.1", "the tree hash is the GroupContext's", "valn1405"),
  PARENT_HASHES("7.9.2", "every non-blank parent is parent-hash valid", "valn1406"),
  UNMERGED_INCREASING("7.1", "unmerged_leaves increase strictly"),
  UNMERGED_IS_DESCENDANT("12.4.3.1", "an unmerged leaf is a non-blank descendant", "valn1408"),
  UNMERGED_IN_BETWEEN(
      "12.4.3.1", "an unmerged leaf is unmerged in every non-blank node between", "valn1409"),
  PARENT_KEY_UNIQUE("12.4.3.1", "a parent's key is in no other node", "valn1410"),
  EXTERNAL_PUB_PRESENT("12.4.3.2", "a GroupInfo for joiners has a valid external_pub"),
  GROUP_INFO_EXTENSION_PLACE(
      "13.4",
      "a GroupInfo carries only extensions that may stand there, each type once",
      "valn1603"),
  GROUP_INFO_TREE("12.4.3.3", "a ratchet_tree beside the GroupInfo or in it is the group's"),
  GROUP_INFO_CONFIRMATION_TAG("12.4.3", "confirmation_tag has the suite's length");

  private final String section;
  private final String statement;
  private final List<String> ids;

  Check(String section, String statement, String... ids) {
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
