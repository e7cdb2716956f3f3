package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.mls.group.CoveredProposal;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.schedule.PskInput;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the pre-shared keys of one commit or Welcome come from (RFC 9420 §8.4).
///
/// @param external keys the application was given
/// @param groupId the group whose resumption keys are at hand
/// @param resumption those keys
record PskSource(PskLookup external, Bytes groupId, ResumptionPsks resumption) {

  /// The keys of the PreSharedKey proposals, in their order.
  List<PskInput> ofProposals(List<CoveredProposal> proposals) {
    List<PreSharedKeyID> ids = new ArrayList<>();
    for (CoveredProposal covered : proposals) {
      if (covered.proposal() instanceof PreSharedKey(PreSharedKeyID id)) {
        ids.add(id);
      }
    }
    return of(ids);
  }

  /// The keys with these ids, in their order; they stay their owners'.
  List<PskInput> of(List<PreSharedKeyID> ids) {
    List<PskInput> psks = new ArrayList<>(ids.size());
    for (PreSharedKeyID id : ids) {
      Secret psk =
          switch (id) {
            case PreSharedKeyID.External(Bytes pskId, Bytes _) -> external.find(pskId);
            case PreSharedKeyID.Resumption named ->
                resumption(named.pskGroupId(), named.pskEpoch());
          };
      if (psk == null) {
        throw Refused.by(MemberCheck.PSK_KNOWN);
      }
      psks.add(new PskInput(id, psk));
    }
    return psks;
  }

  private @Nullable Secret resumption(Bytes pskGroupId, long epoch) {
    Secret own = pskGroupId.equals(groupId) ? resumption.find(epoch) : null;
    return own == null ? external.findResumption(pskGroupId, epoch) : own;
  }
}
