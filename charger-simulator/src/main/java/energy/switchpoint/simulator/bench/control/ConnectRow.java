package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.bench.entity.Goal;
import energy.switchpoint.simulator.bench.entity.Series;
import energy.switchpoint.simulator.load.entity.Call;
import energy.switchpoint.simulator.load.entity.Latencies;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * A region comes back: five thousand known chargers, 500 handshakes and boots in progress at any time. A round takes two
 * seconds, and Java goes on compiling what it runs for six of them.
 */
public record ConnectRow(Goal perSecond) implements Row {

    private static final int CHARGERS = 5_000;
    private static final int AT_ONCE = 500;
    private static final int TO_WARM_UP = 6;

    @Override
    public String key() {
        return "connect";
    }

    @Override
    public Series run(Bench bench) throws IOException, InterruptedException {
        var series = new Series("Handshake + boot");
        for (int run = 1 - TO_WARM_UP; run <= bench.runs(); run++) {
            bench.system().awaitIdle(Duration.ofSeconds(60));
            bench.quiet().await();
            try (var fleet = bench.fleet(Map.of("connections", "" + CHARGERS, "window", "" + AT_ONCE))) {
                var before = bench.system().reading();
                var figures = fleet.connect();
                if (run < 1) {
                    continue; // warms up
                }
                double rate = figures.perSecond(figures.up());
                var boots = figures.tally().byCall().getOrDefault(Call.BOOT, new Latencies());
                long troubles = figures.tally().troubles() + CHARGERS - figures.up();
                series.add("connected", "1/s", rate, perSecond)
                        .add("handshake p99", "ms", figures.tally().handshakes().percentileMs(99))
                        .add("boot p99", "ms", boots.percentileMs(99))
                        .add("dropped or failed", "", troubles, Goal.atMost(0, 0, 0));
                bench.close(series, run, before, "%,.0f/s, dropped or failed %d".formatted(rate, troubles));
            }
        }
        return series;
    }
}
