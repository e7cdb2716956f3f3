package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.mls.message.PreSharedKeyID;

/// A pre-shared key with the id under which a commit or Welcome names it (RFC 9420 §8.4).
public record PskInput(PreSharedKeyID id, Secret psk) {}
