package energy.switchpoint.simulator.bench.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the figures of one kind of work, run by run. */
public final class Series {

    private final String work;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private int noisy;

    private record Column(String unit, @Nullable Goal goal, List<Double> runs) {}

    public Series(String work) {
        this.work = work;
    }

    public String work() {
        return work;
    }

    public Series add(String metric, String unit, double figure) {
        return add(metric, unit, figure, null);
    }

    public Series add(String metric, String unit, double figure, @Nullable Goal goal) {
        columns.computeIfAbsent(metric, _ -> new Column(unit, goal, new ArrayList<>()))
                .runs()
                .add(figure);
        return this;
    }

    /** The run just added was disturbed. */
    public void noisy() {
        noisy++;
    }

    public List<Measured> measured() {
        return columns.entrySet().stream()
                .map(e -> new Measured(
                        work,
                        e.getKey(),
                        e.getValue().unit(),
                        e.getValue().runs(),
                        e.getValue().goal(),
                        noisy))
                .toList();
    }
}
