package im.restante.ds.group;

import im.restante.log.record.LogRecord;
import im.restante.mls.message.KeyPackage;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSResponse;
import im.restante.qs.route.QueueAddress;
import java.util.List;

/// What a decider makes of a command.
public sealed interface Decision {
  /// Changes something: reply when the append that holds it is durable (G7).
  ///
  /// @param records what goes into the log with it, in this order
  sealed interface Accepted extends Decision permits Creates, Commits, Sends {
    DSResponse.Ok reply();

    List<LogRecord> records();
  }

  record Creates(GroupEvent.Created event) implements Accepted {
    @Override
    public DSResponse.Ok reply() {
      return event.response();
    }

    @Override
    public List<LogRecord> records() {
      return List.of();
    }
  }

  record Commits(GroupEvent.Committed event, Derived derived, List<LogRecord> records)
      implements Accepted {
    public Commits {
      records = List.copyOf(records);
    }

    @Override
    public DSResponse.Ok reply() {
      return event.response();
    }
  }

  record Sends(GroupEvent.Sent event, List<LogRecord> records) implements Accepted {
    public Sends {
      records = List.copyOf(records);
    }

    @Override
    public DSResponse.Ok reply() {
      return event.response();
    }
  }

  /// An answer that changes nothing; it may rest on changes that are not durable yet.
  record Answered(DSResponse response) implements Decision {}

  /// A refusal; it leaves no trace (I11).
  record Rejected(DSError error) implements Decision {}

  /// Decide again with a [im.restante.qs.route.RouteOutcome] for each of these.
  record NeedsRoutes(List<QueueAddress> addresses) implements Decision {
    public NeedsRoutes {
      addresses = List.copyOf(addresses);
    }
  }

  /// Decide again when a worker has verified these.
  record NeedsVerification(List<KeyPackage> keyPackages) implements Decision {
    public NeedsVerification {
      keyPackages = List.copyOf(keyPackages);
    }
  }
}
