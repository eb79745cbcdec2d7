package energy.switchpoint.simulator.bench.boundary;

import energy.switchpoint.simulator.bench.entity.Goal;
import energy.switchpoint.simulator.bench.entity.Measured;
import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Locale;

/** The figures for people and for programs. */
final class Report {

    private static final String LINE = "%-18s %-26s %6s %12s %12s %12s %12s  %s%n";

    private Report() {}

    /** Figures with a goal, beside the peer's, the floor and the aim. */
    static String table(List<Measured> all) {
        var table = new StringBuilder(
                LINE.formatted("work", "metric", "unit", "median", "SteVe", "floor", "aim", "reached"));
        for (var measured : all) {
            var goal = measured.goal();
            if (goal != null) {
                table.append(LINE.formatted(
                        measured.work(),
                        measured.metric(),
                        measured.unit(),
                        number(measured.median()),
                        goal.peer() == 0 ? "" : number(goal.peer()),
                        number(goal.floor()),
                        goal.aim() == 0 ? "" : number(goal.aim()),
                        reached(measured, goal)));
            }
        }
        return table.toString();
    }

    static JsonArray json(List<Measured> all) {
        var array = JsonText.array();
        for (var measured : all) {
            var runs = JsonText.array();
            measured.runs().forEach(run -> runs.add(round(run)));
            var row = JsonText.object()
                    .add("work", measured.work())
                    .add("metric", measured.metric())
                    .add("unit", measured.unit())
                    .add("median", round(measured.median()))
                    .add("runs", runs)
                    .add("noisyRuns", measured.noisy());
            var goal = measured.goal();
            if (goal != null) {
                row.add("floor", goal.floor()).add("floorReached", goal.reachesFloor(measured.median()));
                if (goal.aim() != 0) {
                    row.add("aim", goal.aim()).add("aimReached", goal.reachesAim(measured.median()));
                }
            }
            array.add(row);
        }
        return array.build();
    }

    private static String reached(Measured measured, Goal goal) {
        var reached = goal.reachesAim(measured.median())
                ? "aim"
                : goal.reachesFloor(measured.median()) ? "floor" : "NOT THE FLOOR";
        return measured.noisy() == 0
                ? reached
                : "%s (%d of %d runs noisy)"
                        .formatted(reached, measured.noisy(), measured.runs().size());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%,.1f", value);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
