package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.bench.entity.Series;
import energy.switchpoint.simulator.charger.control.Protocol;
import energy.switchpoint.simulator.load.control.CpuReading;
import energy.switchpoint.simulator.load.control.LoadRun;
import energy.switchpoint.simulator.load.entity.LoadPlan;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What every row works with.
 *
 * @param chargers options that say where the gateway is and how its chargers prove themselves
 * @param tlsPort the gateway's port with TLS
 * @param protocols what chargers that are more than load are made of
 * @param runs measured runs per row
 * @param warmUp before the first run of a row
 * @param again before every further run
 * @param duration of a run
 */
public record Bench(
        BenchedSystem system,
        QuietMachine quiet,
        OperatorApi api,
        Map<String, String> chargers,
        int tlsPort,
        Function<OcppVersion, Protocol> protocols,
        int runs,
        Duration warmUp,
        Duration again,
        Duration duration) {

    /** A fleet of the gateway's known chargers. */
    public LoadRun fleet(Map<String, String> options) throws IOException {
        return new LoadRun(plan(options));
    }

    LoadPlan plan(Map<String, String> options) {
        var all = new HashMap<>(chargers);
        all.putAll(options);
        return LoadPlan.of(all);
    }

    /** Adds who used the processors during a run, and says in a line what came of it. */
    public void close(Series series, int run, CpuReading before, String figures) throws IOException {
        var now = system.reading();
        series.add("gateway CPU", "%", now.percent(system.gateway(), before))
                .add("database CPU", "%", now.percent(system.database(), before))
                .add("load CPU", "%", now.percent(BenchedSystem.self(), before))
                .add("others CPU", "%", now.othersPercent(before));
        var disturbed = !QuietMachine.isQuiet(now, before);
        if (disturbed) {
            series.noisy();
        }
        System.out.printf(
                "  %-22s run %d  %s, CPU gateway %.0f database %.0f load %.0f others %.0f %%%s%n",
                series.work(),
                run,
                figures,
                now.percent(system.gateway(), before),
                now.percent(system.database(), before),
                now.percent(BenchedSystem.self(), before),
                now.othersPercent(before),
                disturbed ? "  (noisy)" : "");
    }
}
