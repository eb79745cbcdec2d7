package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.bench.entity.Goal;
import energy.switchpoint.simulator.bench.entity.Series;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** What an idle charger costs: a fresh gateway without chargers, then with as many as one process may have connections. */
public record MemoryRow(Goal kibPerCharger) implements Row {

    /** One less than the usual hard limit of 20,000 open files, and room for the server's own. */
    private static final int CHARGERS = 19_500;

    private static final Duration SETTLE = Duration.ofSeconds(10);

    @Override
    public String key() {
        return "memory";
    }

    @Override
    public Series run(Bench bench) throws IOException, InterruptedException {
        var series = new Series("Idle charger");
        for (int run = 1; run <= bench.runs(); run++) {
            bench.system().restartGateway();
            bench.system().awaitIdle(Duration.ofSeconds(60));
            long empty = bench.system().residentKib();
            long emptyHeap = bench.system().heapKib();
            var before = bench.system().reading();
            try (var fleet = bench.fleet(Map.of("connections", "" + CHARGERS, "window", "200"))) {
                fleet.connect();
                Thread.sleep(SETTLE);
                bench.system().awaitIdle(Duration.ofSeconds(180));
                double chargers = fleet.up();
                long full = bench.system().residentKib();
                double resident = (full - empty) / chargers;
                double heap = (bench.system().heapKib() - emptyHeap) / chargers;
                series.add("memory per charger", "KiB", resident, kibPerCharger)
                        .add("heap per charger", "KiB", heap)
                        .add("memory of the empty gateway", "MiB", empty / 1024.0)
                        .add("memory with all chargers", "MiB", full / 1024.0)
                        .add("connected", "", chargers);
                bench.close(
                        series,
                        run,
                        before,
                        "%.1f KiB, heap %.1f KiB each; %d to %d MiB with %.0f chargers"
                                .formatted(resident, heap, empty / 1024, full / 1024, chargers));
            }
        }
        return series;
    }
}
