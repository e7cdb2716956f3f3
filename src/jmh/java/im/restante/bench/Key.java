package im.restante.bench;

/// The figures by name, each a ratio of a subject to an anchor measured in the same run.
public enum Key {
  P1("deliveries/CPU s : COPY rows/CPU s", Bound.atLeast(5, 1.5)),
  P1_REDUCED("P1_reduced", "deliveries/CPU s : COPY rows/CPU s", Bound.atLeast(3.8, 1)),
  P1_OFFLINE("P1_offline", "sealed entries/CPU s : COPY rows/CPU s", Bound.atLeast(1, 0.4)),
  P1_LIVE("P1_live", "CPU µs/delivery : CPU µs/broadcast frame", Bound.atMost(1.3, 2)),
  P2("CPU µs/message : POST + verify + row", Bound.atMost(1.5, 2.5)),
  P4("CPU µs/commit : 4 verifications", Bound.atMost(1.5, 2)),
  P4_REDUCED("P4_reduced", "CPU µs/commit : 4 verifications", Bound.atMost(2.25, 3)),
  P5_CPU("P5_cpu", "log-log slope, CPU µs/commit", Bound.atMost(0.10, 0.15)),
  P5_CPU_REDUCED("P5_cpu_reduced", "log-log slope, CPU µs/commit", Bound.atMost(0.15, 0.25)),
  P5_WAL("P5_wal", "log-log slope, WAL bytes/commit", Bound.atMost(0.20, 0.30)),
  P6_STALE("P6_stale", "CPU µs/refusal : CPU µs/acceptance", Bound.atMost(0.05, 0.10)),
  P6_RACE("P6_race", "commits/s with 63 losers each : alone", Bound.atLeast(0.7, 0.6)),
  P7_COLD("P7_cold", "CPU µs/100 adds : 200 verifications", Bound.atMost(1.2)),
  P7_WARM("P7_warm", "CPU µs/100 adds : 200 verifications", Bound.atMost(0.05)),
  P9_LISTENER("P9_listener", "heap bytes/listener : bare WebSocket", Bound.atMost(1.25, 1.5)),
  P9_MEMBER("P9_member", "heap bytes/member : tree bytes", Bound.atMost(1.5)),
  P8("WAL bytes/fan-out : 20 N + L", Bound.atMost(1.5, 2)),
  P10_ACK("P10_ack", "answer p50 ms : one-row commit p50", Bound.atMost(1.8, 2.5)),
  P10_DELIVER("P10_deliver", "delivery p99 ms : bare broadcast p99", Bound.atMost(3)),
  P11_IDLE("P11_idle", "transactions/message, one at a time", Bound.atMost(1, 1)),
  P11_LOAD("P11_load", "transactions/message, 64 in flight", Bound.atMost(0.05, 0.1)),
  P12("bytes/CPU s : COPY TO bytes/CPU s", Bound.atLeast(0.5, 0.3));

  private final String label;
  private final String unit;
  private final Bound bound;

  Key(String unit, Bound bound) {
    this.label = name();
    this.unit = unit;
    this.bound = bound;
  }

  Key(String label, String unit, Bound bound) {
    this.label = label;
    this.unit = unit;
    this.bound = bound;
  }

  /// Its name on the command line and in JSON.
  public String label() {
    return label;
  }

  /// What subject and anchor are measured in.
  public String unit() {
    return unit;
  }

  public Bound bound() {
    return bound;
  }

  static Key of(String label) {
    for (Key key : values()) {
      if (key.label.equals(label)) {
        return key;
      }
    }
    throw new IllegalArgumentException("no figure " + label);
  }
}
