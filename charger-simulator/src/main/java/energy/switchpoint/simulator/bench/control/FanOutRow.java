package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.bench.entity.Goal;
import energy.switchpoint.simulator.bench.entity.Series;
import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One level for a whole fleet: from the moment the operator's request leaves until the last charger has its charging profile.
 * Without random offset (frequency response), as offsets are meant to be slow. Stored like any other job.
 */
public record FanOutRow(int chargers, Goal lastHasIt) implements Row {

    /** As with connecting: what is measured is a gateway whose code is compiled. */
    private static final int TO_WARM_UP = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration CHECKED = Duration.ofMinutes(5);

    @Override
    public String key() {
        return "fanout-" + chargers;
    }

    @Override
    public Series run(Bench bench) throws IOException, InterruptedException {
        var series = new Series("Profile to %,d".formatted(chargers));
        try (var fleet = bench.fleet(Map.of("connections", "" + chargers, "window", "200"))) {
            int up = fleet.connect().up();
            for (int run = 1 - TO_WARM_UP / chargers; run <= bench.runs(); run++) {
                bench.system().awaitIdle(CHECKED); // the gateway checks its chargers after connecting, and after a job
                bench.quiet().await();
                bench.api().get("/jobs?limit=1"); // the connection is there and the token known
                var before = bench.system().reading();
                var arrivals = fleet.watch();
                var asked = Instant.now();
                bench.api().post("/jobs", level(run));
                var answered = Instant.now();
                boolean all = arrivals.await(up, PATIENCE);
                if (run < 1) {
                    continue; // warms up
                }
                double last = all ? ms(asked, arrivals.last()) : PATIENCE.toMillis();
                series.add("request to last charger", "ms", last, lastHasIt)
                        .add("request to first charger", "ms", ms(asked, arrivals.first()))
                        .add("request answered", "ms", ms(asked, answered))
                        .add("reached", "", arrivals.reached());
                bench.close(
                        series,
                        run,
                        before,
                        "last after %.0f ms, first after %.0f ms, answered after %.0f ms, %d reached"
                                .formatted(last, ms(asked, arrivals.first()), ms(asked, answered), arrivals.reached()));
            }
        }
        return series;
    }

    private JsonObject level(int run) {
        return JsonText.object()
                .add("kind", "COMMANDED_STATE")
                .add("levelPercent", 30 + Math.floorMod(run, 10) * 5)
                .add("until", Instant.now().plus(Duration.ofMinutes(10)).toString())
                .add("response", true)
                .add("selection", JsonText.object().add("area", "BENCH-" + chargers))
                .build();
    }

    private static double ms(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
