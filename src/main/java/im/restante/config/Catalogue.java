package im.restante.config;

import im.restante.crypto.SignatureBackend;
import java.util.List;
import java.util.stream.Stream;

/// Every setting of the service, in the order of the reference file.
public final class Catalogue {
  private Catalogue() {}

  public static final Setting<String> PROVIDER_DOMAIN =
      Setting.text(
          "provider.domain",
          "",
          "the provider's fully qualified domain name, as it stands in names and queue addresses");

  public static final Setting<String> SERVER_HOST =
      Setting.text("server.host", "0.0.0.0", "address that clients connect to");
  public static final Setting<Integer> SERVER_PORT =
      Setting.integer("server.port", 8443, 1, 65_535, "HTTPS port for clients");
  public static final Setting<String> SERVER_CERTIFICATE =
      Setting.text("server.certificate_file", "", "PEM file of the certificate chain");
  public static final Setting<String> SERVER_KEY =
      Setting.text("server.key_file", "", "PEM file of the certificate's private key (PKCS #8)");
  public static final Setting<Integer> SERVER_INSTANCES =
      Setting.integer(
          "server.instances", 0, 0, 256, "event loops that serve clients; 0: one for each core");
  public static final Setting<String> MANAGEMENT_HOST =
      Setting.text("management.host", "127.0.0.1", "address of the management port");
  public static final Setting<Integer> MANAGEMENT_PORT =
      Setting.integer("management.port", 9443, 1, 65_535, "port for health checks, plain HTTP");

  public static final Setting<String> DATABASE_HOST =
      Setting.text("database.host", "127.0.0.1", "PostgreSQL host; the writer");
  public static final Setting<Integer> DATABASE_PORT =
      Setting.integer("database.port", 5432, 1, 65_535, "PostgreSQL port");
  public static final Setting<String> DATABASE_NAME =
      Setting.text("database.name", "restante", "database");
  public static final Setting<String> DATABASE_USER =
      Setting.text("database.user", "restante", "role that owns the schema");
  public static final Setting<String> DATABASE_PASSWORD_FILE =
      Setting.text("database.password_file", "", "file that holds the role's password");
  public static final Setting<Integer> DATABASE_POOL =
      Setting.integer(
          "database.pool_connections", 8, 2, 256, "connections besides the appender's own");
  public static final Setting<Integer> DATABASE_WAITING =
      Setting.integer(
          "database.waiting_requests_max",
          4096,
          16,
          1_000_000,
          "requests that may wait for a connection; more are answered unavailable");

  public static final Setting<String> NODE_NAME =
      Setting.text("node.name", "node-1", "this node's name, the same at every start");
  public static final Setting<String> KEYS_FOLDER =
      Setting.text(
          "keys.folder",
          "keys",
          "folder of the provider key and the log key, never backed up with" + " the database");
  public static final Setting<SignatureBackend> CRYPTO_SIGNATURES =
      Setting.choice(
          "crypto.signatures",
          SignatureBackend.AUTO,
          SignatureBackend.class,
          "auto: the fast provider where its known answers hold; fast; portable");

  public static final Setting<Integer> GROUP_MEMBERS =
      Setting.integer("groups.members_max", 10_000, 1, 100_000, "clients in a group");
  public static final Setting<Integer> GROUP_MAILBOX =
      Setting.integer(
          "groups.mailbox_max", 256, 1, 1_000_000, "commands that may wait for one group");
  public static final Setting<Integer> GROUP_PAST_STATES =
      Setting.integer(
          "groups.past_states_max", 64, 1, 10_000, "past epochs kept for those who still join");
  public static final Setting<Integer> GROUP_MESSAGE_EPOCHS =
      Setting.integer(
          "groups.message_epochs_max", 5, 0, 100, "epochs that a message may be behind");
  public static final Setting<Long> GROUP_IDLE =
      Setting.whole(
          "groups.idle_millis",
          60_000,
          100,
          86_400_000,
          "how long an unused group stays in memory");
  public static final Setting<Long> TOKEN_AGE =
      Setting.whole(
          "auth.token_age_seconds_max", 3_600, 10, 86_400, "age at which a token expires");
  public static final Setting<Long> TOKEN_FUTURE =
      Setting.whole(
          "auth.token_future_seconds_max", 300, 0, 3_600, "how far a client's clock may be ahead");
  public static final Setting<Boolean> TOKEN_V1_ALWAYS =
      Setting.flag(
          "auth.token_v1_always",
          false,
          "accept v1 tokens for every operation: a proxy could then alter requests");

  public static final Setting<Integer> QUEUE_PARTITIONS =
      Setting.integer(
          "queues.partitions", 8, 1, 1024, "a power of two, the same on every node and for ever");
  public static final Setting<Integer> QUEUE_ENTRIES =
      Setting.integer(
          "queues.entries_max",
          100_000,
          16,
          10_000_000,
          "unacknowledged entries of a queue; beyond, the oldest give way to a marker");
  public static final Setting<Integer> QUEUE_WINDOW =
      Setting.integer(
          "queues.window_entries", 256, 1, 65_536, "unacknowledged entries a listener may hold");
  public static final Setting<Integer> QUEUE_CHECKPOINT_SECONDS =
      Setting.integer("queues.checkpoint_seconds", 60, 1, 3_600, "time between checkpoints");
  public static final Setting<Long> QUEUE_PARTITION_BYTES =
      Setting.whole(
          "queues.partition_bytes_max",
          96L << 20,
          1L << 20,
          64L << 30,
          "memory of one partition's queues; beyond, new messages are answered unavailable");
  public static final Setting<Integer> CLIENTS_PER_USER =
      Setting.integer("records.clients_per_user_max", 10, 1, 1000, "clients of one user");
  public static final Setting<Integer> KEY_PACKAGES_PER_CLIENT =
      Setting.integer(
          "records.key_packages_per_client_max", 500, 1, 100_000, "KeyPackages of one client");

  public static final Setting<Integer> HTTP_HANDSHAKE_BYTES =
      Setting.integer(
          "http.body_bytes_max", 1 << 20, 4096, 64 << 20, "body of a request, read before parsing");

  /// All of them.
  public static final List<Setting<?>> ALL =
      Stream.<Setting<?>>of(
              PROVIDER_DOMAIN,
              SERVER_HOST,
              SERVER_PORT,
              SERVER_CERTIFICATE,
              SERVER_KEY,
              SERVER_INSTANCES,
              MANAGEMENT_HOST,
              MANAGEMENT_PORT,
              DATABASE_HOST,
              DATABASE_PORT,
              DATABASE_NAME,
              DATABASE_USER,
              DATABASE_PASSWORD_FILE,
              DATABASE_POOL,
              DATABASE_WAITING,
              NODE_NAME,
              KEYS_FOLDER,
              CRYPTO_SIGNATURES,
              GROUP_MEMBERS,
              GROUP_MAILBOX,
              GROUP_PAST_STATES,
              GROUP_MESSAGE_EPOCHS,
              GROUP_IDLE,
              TOKEN_AGE,
              TOKEN_FUTURE,
              TOKEN_V1_ALWAYS,
              QUEUE_PARTITIONS,
              QUEUE_ENTRIES,
              QUEUE_WINDOW,
              QUEUE_CHECKPOINT_SECONDS,
              QUEUE_PARTITION_BYTES,
              CLIENTS_PER_USER,
              KEY_PACKAGES_PER_CLIENT,
              HTTP_HANDSHAKE_BYTES)
          .toList();
}
