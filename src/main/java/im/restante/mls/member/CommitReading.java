package im.restante.mls.member;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.CommitSummary;
import im.restante.mls.group.CoveredProposal;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Commit;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.schedule.EpochSecrets;
import im.restante.mls.schedule.KeySchedule;
import im.restante.mls.schedule.PskInput;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a member does with somebody else's commit (RFC 9420 §12.4.2), public checks excepted.
///
/// @param before the epoch it was sent in
/// @param own an Update of ours that the commit covers, null if none
record CommitReading(
    GroupAccess access,
    Epoch before,
    @Nullable OwnUpdate own,
    PskSource psks,
    RatchetLimits limits) {

  private SuiteCrypto crypto() {
    return access.crypto();
  }

  /// The next epoch; refuses if a secret or a tag is not what it should be.
  ///
  /// @param after the public state that the commit leads to, checked
  Epoch next(AuthenticatedContent message, PublicGroup after, CommitSummary summary) {
    Commit commit = (Commit) message.content().content();
    List<PskInput> pskInputs = psks.ofProposals(summary.covered());
    PrivatePath path =
        own == null ? before.path() : before.path().withLeafKey(own.leafKey().duplicate());
    Secret commitSecret;
    UpdatePath updatePath = commit.path();
    if (updatePath == null) {
      commitSecret = Secret.zeros(crypto().suite().hashLength());
    } else {
      PrivatePath.Opened opened =
          path.open(
              crypto(),
              after.view(access),
              summary.committer(),
              updatePath,
              Contexts.provisional(after.context(), before.context()).encode(),
              leaf -> isAdded(summary, leaf));
      path = opened.path();
      commitSecret = opened.commitSecret();
    }
    try (commitSecret;
        Secret init = initSecret(summary);
        Secret joiner =
            KeySchedule.joinerSecret(crypto(), init, commitSecret, after.context().encode())) {
      EpochKeys keys =
          EpochKeys.derive(
              crypto(), joiner, pskInputs, after.context(), after.tree().leafCount(), limits);
      keys.welcomeSecret().close();
      if (!isConfirmed(keys.secrets(), after.context(), message)) {
        keys.close();
        throw Refused.by(MemberCheck.CONFIRMATION_TAG);
      }
      return new Epoch(
          after,
          keys.secrets(),
          keys.secretTree(),
          path.within(after.view(access)),
          signatureKey());
    }
  }

  private Secret signatureKey() {
    Secret changed = own == null ? null : own.signatureKey();
    return changed == null ? before.signatureKey() : changed.duplicate();
  }

  private Secret initSecret(CommitSummary summary) {
    for (CoveredProposal covered : summary.covered()) {
      if (covered.proposal() instanceof ExternalInit(Bytes kemOutput)) {
        HpkeKeyPair external = before.secrets().externalKeyPair(crypto());
        try (Secret privateKey = external.privateKey()) {
          Secret init =
              crypto()
                  .hpkeReceiveExport(
                      privateKey,
                      external.publicKey(),
                      kemOutput,
                      Bytes.EMPTY,
                      ExternalInits.EXPORTER_CONTEXT,
                      crypto().suite().hashLength());
          if (init == null) {
            throw Refused.by(MemberCheck.EXTERNAL_INIT);
          }
          return init;
        }
      }
    }
    return before.secrets().init().duplicate();
  }

  private boolean isConfirmed(
      EpochSecrets secrets, GroupContext context, AuthenticatedContent message) {
    return secrets
        .confirmationTag(crypto(), context.confirmedTranscriptHash())
        .equalsConstantTime(Objects.requireNonNull(message.auth().confirmationTag()));
  }

  private static boolean isAdded(CommitSummary summary, int leafIndex) {
    return summary.added().stream().anyMatch(member -> member.leafIndex() == leafIndex);
  }
}
