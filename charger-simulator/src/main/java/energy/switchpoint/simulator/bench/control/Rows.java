package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.bench.entity.Goal;
import java.util.List;

/** The table of issue 3, "Speed and size": what is measured, SteVe's figure, the floor and the aim. */
public final class Rows {

    /** In the order in which they are run. */
    public static final List<Row> ALL = List.of(
            new CallsRow("heartbeat", "Heartbeat", "hb=1", Goal.atLeast(8_800, 50_000, 75_000), Goal.atMost(33, 6, 0)),
            new CallsRow("meter", "MeterValues", "mv=1", Goal.atLeast(2_300, 15_000, 30_000), Goal.atMost(100, 25, 0)),
            new CallsRow(
                    "transaction", "Start + Stop", "tx=1", Goal.atLeast(18, 3_500, 8_000), Goal.atMost(6_200, 60, 0)),
            new CallsRow(
                    "mix",
                    "Mix 20/60/15/5",
                    "hb=20,mv=60,sn=15,tx=5",
                    Goal.atLeast(1_215, 12_000, 20_000),
                    Goal.atMost(274, 40, 0)),
            new ConnectRow(Goal.atLeast(1_100, 3_000, 6_000)),
            new FanOutRow(1_000, Goal.atMost(300, 60, 25)),
            new FanOutRow(10_000, Goal.atMost(2_430, 500, 250)),
            new MemoryRow(Goal.atMost(37, 14, 6)),
            new TlsConnectRow());

    private Rows() {}
}
