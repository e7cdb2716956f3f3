package im.restante.ds;

import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.ds.group.DsIdentity;
import im.restante.log.Appender;
import im.restante.log.BlobStore;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.qs.route.RouteResolver;
import java.time.InstantSource;

/// What the Delivery Service works with.
///
/// @param known KeyPackages that were verified at upload
/// @param random thread-safe
public record DsServices(
    CryptoProvider crypto,
    RandomSource random,
    InstantSource clock,
    GroupStore store,
    Appender appender,
    BlobStore blobs,
    RouteResolver routes,
    KnownKeyPackages known,
    DsIdentity identity,
    DsKeys keys,
    DsLimits limits) {}
