package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.bench.entity.Goal;
import energy.switchpoint.simulator.bench.entity.Series;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A thousand chargers with 64 calls in flight among them, again and again over the same connections. */
public record CallsRow(String key, String work, String mix, Goal perSecond, Goal p99) implements Row {

    private static final int CHARGERS = 1_000;
    private static final int IN_FLIGHT = 64;

    @Override
    public Series run(Bench bench) throws IOException, InterruptedException {
        var series = new Series(work);
        try (var fleet = bench.fleet(Map.of(
                "connections", "" + CHARGERS, "window", "" + IN_FLIGHT, "inflight", "" + IN_FLIGHT, "mix", mix))) {
            int up = fleet.connect().up();
            if (up < CHARGERS) {
                throw new IllegalStateException("only %d of %d chargers came up".formatted(up, CHARGERS));
            }
            bench.system().awaitIdle(Duration.ofSeconds(60));
            fleet.measure(bench.warmUp(), Duration.ofMillis(100));
            for (int run = 1; run <= bench.runs(); run++) {
                fleet.pause();
                bench.quiet().await();
                fleet.measure(bench.again(), Duration.ZERO);
                var before = bench.system().reading();
                var figures = fleet.measure(Duration.ZERO, bench.duration());
                var answers = figures.tally().all();
                series.add("answered", "1/s", figures.answeredPerSecond(), perSecond)
                        .add("p50", "ms", answers.percentileMs(50))
                        .add("p99", "ms", answers.percentileMs(99), p99)
                        .add("troubles", "", figures.tally().troubles());
                bench.close(
                        series,
                        run,
                        before,
                        "%,.0f/s, p50 %.1f ms, p99 %.1f ms, troubles %d"
                                .formatted(
                                        figures.answeredPerSecond(),
                                        answers.percentileMs(50),
                                        answers.percentileMs(99),
                                        figures.tally().troubles()));
            }
        }
        return series;
    }
}
