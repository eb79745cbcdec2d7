package energy.switchpoint.simulator.bench.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one kind of work, over all runs.
 *
 * @param goal null for figures that only explain the others
 * @param noisy runs during which other programs used a good part of the machine
 */
public record Measured(
        String work,
        String metric,
        String unit,
        List<Double> runs,
        @Nullable Goal goal,
        int noisy) {

    public Measured {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A figure needs a run");
        }
        runs = List.copyOf(runs);
    }

    public double median() {
        var sorted = runs.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
