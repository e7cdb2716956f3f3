package im.restante.mls.group;

/// The group with one more pending proposal, or as it was if it had this one already.
public record AcceptedProposal(PublicGroup next, PendingProposal pending) {}
