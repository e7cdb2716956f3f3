package im.restante.bench.service;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Probe;
import im.restante.bench.Rounds;
import im.restante.bench.Suite;
import im.restante.bench.anchor.AnchorDatabase;
import im.restante.bench.anchor.BareProcess;
import im.restante.bench.anchor.BatchInsert;
import im.restante.bench.core.Verifications;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What a message costs in small groups with many senders (P2), against what no service can do
/// without: a POST, a verification, a row.
public final class MessageSuite implements Suite {
  private static final int GROUPS = 64;
  private static final int MEMBERS = 10;
  private static final int DATA_BYTES = 512;
  private static final int ANSWER_BYTES = 20;
  private static final int ROUTE_BYTES = 20;

  @Override
  public Set<Key> keys() {
    return Set.of(Key.P2);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    try (Service service = new Service("");
        Load load = new Load(service.port(), service.certificate());
        BareProcess bare = new BareProcess(Service.freePort(), Service::javaCommand);
        Load bareLoad = new Load(bare.port(), bare.certificate());
        AnchorDatabase anchors = new AnchorDatabase()) {
      Fleet fleet = new Fleet(load, GROUPS * MEMBERS);
      List<Conversation> conversations = new ArrayList<>();
      for (int i = 0; i < GROUPS; i++) {
        conversations.add(
            new Conversation(
                load,
                fleet,
                MetadataMode.FULL,
                fleet.clients().subList(i * MEMBERS, (i + 1) * MEMBERS)));
      }
      int rowBytes =
          conversations.getFirst().message(DATA_BYTES).encoded().size()
              + ROUTE_BYTES * (MEMBERS - 1);
      try (BatchInsert insert = new BatchInsert(anchors, rowBytes)) {
        Probe verification = new Verifications().of(1);
        Probe row = insert.cpuMicrosPerRow();
        Pace subjectPace = new Pace();
        Pace barePace = new Pace();
        report.accept(
            new Rounds(effort)
                .ratio(
                    Key.P2,
                    millis -> {
                      List<Bytes> messages =
                          messages(conversations, subjectPace.operations(millis));
                      double before = service.cpuSeconds();
                      subjectPace.took(
                          messages.size(), load.postAll("/ds/v1", messages, Load.IN_FLIGHT));
                      double used = service.cpuSeconds() - before;
                      acknowledge(load, fleet);
                      return used * 1e6 / messages.size();
                    },
                    millis -> {
                      List<Bytes> posts =
                          Collections.nCopies(
                              barePace.operations(millis),
                              conversations.getFirst().messages(1, DATA_BYTES).getFirst());
                      double before = bare.cpuSeconds();
                      barePace.took(
                          posts.size(),
                          bareLoad.postAll("/" + ANSWER_BYTES, posts, Load.IN_FLIGHT));
                      double post = (bare.cpuSeconds() - before) * 1e6 / posts.size();
                      return post + verification.measure(millis / 4) + row.measure(millis);
                    }));
      }
    }
  }

  private static void acknowledge(Load load, Fleet fleet) throws Exception {
    List<Bytes> all =
        fleet.clients().stream().map(client -> client.acknowledge(Long.MAX_VALUE)).toList();
    double _ = load.postAll("/qs/v1", all, Load.IN_FLIGHT);
  }

  /// One of each group in turn.
  private static List<Bytes> messages(List<Conversation> conversations, int count) {
    int each = Math.max(1, count / conversations.size());
    List<List<Bytes>> byGroup =
        conversations.stream().map(group -> group.messages(each, DATA_BYTES)).toList();
    List<Bytes> mixed = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (List<Bytes> messages : byGroup) {
        mixed.add(messages.get(i));
      }
    }
    return mixed;
  }
}
