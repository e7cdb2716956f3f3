package im.restante.mls.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.Commit;
import im.restante.mls.message.ContentType;
import im.restante.mls.message.Credential;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalSenders;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.GroupSecrets;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.PrivateMessageContent;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.message.RequiredCapabilities;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.Welcome;

/// One target for each struct that somebody else's bytes are read as. See [DecodeOracle].
class MlsDecodeFuzzTest {
  @FuzzTest
  void mlsMessage(byte[] input) {
    DecodeOracle.check(input, MLSMessage::read);
  }

  @FuzzTest
  void publicMessage(byte[] input) {
    DecodeOracle.check(input, PublicMessage::read);
  }

  @FuzzTest
  void privateMessage(byte[] input) {
    DecodeOracle.check(input, PrivateMessage::read);
  }

  @FuzzTest
  void privateMessageContentApplication(byte[] input) {
    DecodeOracle.check(
        input, reader -> PrivateMessageContent.read(ContentType.APPLICATION, reader));
  }

  @FuzzTest
  void privateMessageContentCommit(byte[] input) {
    DecodeOracle.check(input, reader -> PrivateMessageContent.read(ContentType.COMMIT, reader));
  }

  @FuzzTest
  void authenticatedContent(byte[] input) {
    DecodeOracle.check(input, AuthenticatedContent::read);
  }

  @FuzzTest
  void framedContent(byte[] input) {
    DecodeOracle.check(input, FramedContent::read);
  }

  @FuzzTest
  void proposal(byte[] input) {
    DecodeOracle.check(input, Proposal::read);
  }

  @FuzzTest
  void commit(byte[] input) {
    DecodeOracle.check(input, Commit::read);
  }

  @FuzzTest
  void updatePath(byte[] input) {
    DecodeOracle.check(input, UpdatePath::read);
  }

  @FuzzTest
  void keyPackage(byte[] input) {
    DecodeOracle.check(input, KeyPackage::read);
  }

  @FuzzTest
  void leafNode(byte[] input) {
    DecodeOracle.check(input, LeafNode::read);
  }

  @FuzzTest
  void credential(byte[] input) {
    DecodeOracle.check(input, Credential::read);
  }

  @FuzzTest
  void capabilities(byte[] input) {
    DecodeOracle.check(input, Capabilities::read);
  }

  @FuzzTest
  void extensions(byte[] input) {
    DecodeOracle.check(input, Extensions::read);
  }

  @FuzzTest
  void requiredCapabilities(byte[] input) {
    DecodeOracle.check(input, RequiredCapabilities::read);
  }

  @FuzzTest
  void externalSenders(byte[] input) {
    DecodeOracle.check(input, ExternalSenders::read);
  }

  @FuzzTest
  void ratchetTree(byte[] input) {
    DecodeOracle.check(input, RatchetTree::read);
  }

  @FuzzTest
  void groupContext(byte[] input) {
    DecodeOracle.check(input, GroupContext::read);
  }

  @FuzzTest
  void groupInfo(byte[] input) {
    DecodeOracle.check(input, GroupInfo::read);
  }

  @FuzzTest
  void groupSecrets(byte[] input) {
    DecodeOracle.check(input, GroupSecrets::read);
  }

  @FuzzTest
  void welcome(byte[] input) {
    DecodeOracle.check(input, Welcome::read);
  }
}
