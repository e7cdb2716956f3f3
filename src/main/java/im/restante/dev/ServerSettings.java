package im.restante.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The settings that the embedded server runs with: durable, and silent about what it is asked.
final class ServerSettings {
  /// V6 for the logging; `fsync` and what belongs to it for the promise; no sockets but loopback.
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          // Ciphertext does not compress.
          Map.entry("wal_compression", "off"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("max_connections", "100"),
          Map.entry("jit", "off"),
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_statement", "none"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_min_duration_statement", "-1"),
          Map.entry("log_parameter_max_length", "0"),
          Map.entry("log_parameter_max_length_on_error", "0"),
          Map.entry("track_activities", "on"),
          Map.entry("track_activity_query_size", "100"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"));

  private ServerSettings() {}

  static List<String> arguments(int port) {
    List<String> arguments = new ArrayList<>(List.of("-p", Integer.toString(port)));
    SETTINGS.forEach((name, value) -> {
      arguments.add("-c");
      arguments.add(name + "=" + value);
    });
    return arguments;
  }
}
