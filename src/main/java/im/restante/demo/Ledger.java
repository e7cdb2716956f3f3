package im.restante.demo;

import im.restante.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who was to receive what, and who did: the count of lost and doubled messages. Thread-safe.
final class Ledger {
  private final Map<String, Set<String>> expected = new HashMap<>();
  private final Map<String, Map<String, Integer>> received = new HashMap<>();
  private int sent;
  private int unexpected;

  /// A message that the service accepted while exactly `recipients` were the other members.
  synchronized void sent(String message, Set<String> recipients) {
    sent++;
    expected.put(message, new HashSet<>(recipients));
  }

  synchronized void received(String client, Bytes data) {
    String message = new String(data.toByteArray(), StandardCharsets.UTF_8);
    received.computeIfAbsent(message, ignored -> new HashMap<>()).merge(client, 1, Integer::sum);
  }

  /// A client could not read something that came to it.
  synchronized void refused() {
    unexpected++;
  }

  synchronized int sent() {
    return sent;
  }

  synchronized long delivered() {
    return received.values().stream()
        .mapToLong(clients -> clients.values().stream().mapToLong(Integer::longValue).sum())
        .sum();
  }

  synchronized long lost() {
    return expected.entrySet().stream()
        .mapToLong(message ->
            message.getValue().stream()
                .filter(client ->
                    !received.getOrDefault(message.getKey(), Map.of()).containsKey(client))
                .count())
        .sum();
  }

  /// Messages that came twice, or to somebody they were not for.
  synchronized long duplicated() {
    return received.entrySet().stream()
        .mapToLong(message ->
            message.getValue().entrySet().stream()
                .mapToLong(client ->
                    expected.getOrDefault(message.getKey(), Set.of()).contains(client.getKey())
                        ? client.getValue() - 1
                        : client.getValue())
                .sum())
        .sum();
  }

  synchronized int refusedCount() {
    return unexpected;
  }
}
