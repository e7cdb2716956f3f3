package im.restante.mls.member;

import im.restante.mls.message.Capabilities;
import im.restante.mls.message.Credential;
import im.restante.mls.message.Extensions;

/// What a client says about itself in a leaf node (RFC 9420 §7.2), keys and signature excepted.
///
/// @param capabilities lists every non-default type the leaf or its groups use
/// @param extensions leaf node extensions, all of non-default types
public record LeafParameters(
    Credential credential, Capabilities capabilities, Extensions extensions) {}
