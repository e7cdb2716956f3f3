package im.restante.cli;

import im.restante.config.Settings;
import im.restante.log.DatabaseAddress;
import java.nio.file.Path;

/// What a node is started with.
///
/// @param keys folder of the provider key and the log key
/// @param certificate PEM file
/// @param certificateKey PEM file
record NodeSetup(
    Settings settings,
    String domain,
    DatabaseAddress database,
    Path keys,
    Path certificate,
    Path certificateKey,
    String host,
    int port,
    int managementPort) {}
