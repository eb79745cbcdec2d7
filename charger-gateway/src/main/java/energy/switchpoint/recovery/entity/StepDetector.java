package energy.switchpoint.recovery.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Compares the load of many chargers between two looks, area by area, and finds where too many changed the same way at the
 * same time (R063): by tariff, demand response or attack.
 *
 * @param thresholdW change of an area's load that raises an alarm
 * @param fewest chargers that must have changed; one strong charger alone is no step
 */
public record StepDetector(long thresholdW, int fewest) {

    /** Below this a charger's load only wavers. */
    private static final long WAVERS_W = 200;

    /** What one charger draws, and which areas it lies in. */
    public record Load(UUID chargepointId, long powerW, List<String> areas) {
        public Load {
            areas = List.copyOf(areas);
        }
    }

    public record Step(String areaId, long beforeW, long afterW, int chargers) {
        public long changeW() {
            return afterW - beforeW;
        }
    }

    private static final class Sum {
        private long before;
        private long after;
        private int chargers;
    }

    /** A charger that is seen for the first time had drawn nothing; one not seen any more draws nothing. */
    public List<Step> between(Map<UUID, Load> before, Map<UUID, Load> after) {
        var areas = new HashMap<String, Sum>();
        after.values().forEach(load -> {
            var earlier = before.get(load.chargepointId());
            add(areas, load.areas(), earlier == null ? 0 : earlier.powerW(), load.powerW());
        });
        before.values().stream()
                .filter(load -> !after.containsKey(load.chargepointId()))
                .forEach(load -> add(areas, load.areas(), load.powerW(), 0));
        var steps = new ArrayList<Step>();
        areas.forEach((area, sum) -> {
            if (Math.abs(sum.after - sum.before) >= thresholdW && sum.chargers >= fewest) {
                steps.add(new Step(area, sum.before, sum.after, sum.chargers));
            }
        });
        return steps;
    }

    private static void add(Map<String, Sum> areas, List<String> where, long before, long after) {
        for (var area : where) {
            var sum = areas.computeIfAbsent(area, a -> new Sum());
            sum.before += before;
            sum.after += after;
            if (Math.abs(after - before) >= WAVERS_W) {
                sum.chargers++;
            }
        }
    }
}
