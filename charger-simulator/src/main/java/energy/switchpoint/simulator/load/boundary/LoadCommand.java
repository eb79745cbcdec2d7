package energy.switchpoint.simulator.load.boundary;

import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.load.control.CpuReading;
import energy.switchpoint.simulator.load.control.LoadRun;
import energy.switchpoint.simulator.load.entity.FanOut;
import energy.switchpoint.simulator.load.entity.Latencies;
import energy.switchpoint.simulator.load.entity.LoadFigures;
import energy.switchpoint.simulator.load.entity.LoadPlan;
import energy.switchpoint.simulator.load.entity.Tally;
import energy.switchpoint.simulator.load.entity.Tally.Trouble;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** One load run from the command line; ends with one line of JSON. */
public final class LoadCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private LoadCommand() {}

    public static void run(Map<String, String> options) throws IOException, InterruptedException {
        var plan = LoadPlan.of(options);
        endEarlyWhenAsked();
        try (var run = new LoadRun(plan)) {
            Thread.ofVirtual().start(() -> tellWhoIsUp(plan, run));
            var connected = run.connect();
            Thread.sleep(plan.settle());
            var fanOut = run.watch();
            var self = ProcessHandle.current().pid();
            var before = CpuReading.of(List.of(self));
            var measured = load(plan, run);
            var after = CpuReading.of(List.of(self));
            run.pause();
            var report = JsonText.object(report(plan, connected, measured, fanOut))
                    .add("self_cpu_pct", round(after.percent(self, before)))
                    .add("other_cpu_pct", round(after.othersPercent(before)));
            System.out.println(report.build());
        }
    }

    private static LoadFigures load(LoadPlan plan, LoadRun run) throws InterruptedException {
        return plan.inFlight() > 0 ? run.measure(plan.warmUp(), plan.duration()) : run.hold(plan.duration());
    }

    /** A line whenever it has changed, looked at every half second. */
    private static void tellWhoIsUp(LoadPlan plan, LoadRun run) {
        int told = -1;
        try {
            while (true) {
                int up = run.up();
                if (up != told) {
                    System.err.printf("%d of %d chargers are up%n", up, plan.connections());
                    told = up;
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException | RejectedExecutionException _) {
            // the run is over
        }
    }

    /** Who is asked to end, ends the measured time, and still writes down what it came to. */
    private static void endEarlyWhenAsked() {
        var working = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            working.interrupt();
            try {
                working.join(Duration.ofSeconds(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    static JsonObject report(LoadPlan plan, LoadFigures connected, LoadFigures measured, FanOut fanOut) {
        var latency = JsonText.object().add("all", latencies(measured.tally().all()));
        measured.tally().byCall().forEach((call, some) -> latency.add(call.action(), latencies(some)));
        latency.add("handshake", latencies(connected.tally().handshakes()));
        connected.tally().byCall().forEach((call, some) -> latency.add(call.action(), latencies(some)));
        var report = JsonText.object()
                .add("requested", plan.connections())
                .add("booted", connected.up())
                .add("up_at_end", measured.up())
                .add("connect_s", connected.took().toMillis() / 1000.0)
                .add("boot_rate", round(connected.perSecond(connected.up())))
                .add("window", plan.window())
                .add("inflight", plan.inFlight())
                .add("measured_s", measured.took().toMillis() / 1000.0)
                .add("acked", measured.tally().all().count())
                .add("acked_per_s", round(measured.answeredPerSecond()))
                .add("latency", latency)
                .add("errors", troubles(connected.tally(), measured.tally()))
                .add("reconnects", measured.tally().reconnects())
                .add("server_calls", measured.tally().operatorCalls());
        if (fanOut.reached() > 0) {
            report.add(
                    "fanout",
                    JsonText.object()
                            .add("action", plan.track())
                            .add("n", fanOut.reached())
                            .add("first_epoch_ms", epochMs(fanOut.first()))
                            .add("last_epoch_ms", epochMs(fanOut.last())));
        }
        return report.build();
    }

    private static JsonObject latencies(Latencies some) {
        return JsonText.object()
                .add("n", some.count())
                .add("p50_ms", some.percentileMs(50))
                .add("p95_ms", some.percentileMs(95))
                .add("p99_ms", some.percentileMs(99))
                .add("max_ms", some.maxMs())
                .build();
    }

    private static JsonObject troubles(Tally connecting, Tally measured) {
        var json = JsonText.object();
        for (var trouble : Trouble.values()) {
            json.add(
                    trouble.name().toLowerCase(Locale.ROOT), connecting.troubles(trouble) + measured.troubles(trouble));
        }
        return json.build();
    }

    private static double epochMs(Instant at) {
        return at.getEpochSecond() * 1000.0 + at.getNano() / 1000 / 1000.0;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
