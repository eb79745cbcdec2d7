package energy.switchpoint.levels.entity;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A random offset in whole seconds for one charger and one event (R062), with the rule that decided, for the record.
 */
public record OffsetDraw(int seconds, String rule) {

    /**
     * The bounds of the rule pack in force.
     *
     * @param longest the offset that is configured to be the longest
     * @param cap what the law allows at most
     */
    public record Bounds(String rulePack, Duration longest, Duration cap) {
        public int maxS() {
            var max = longest.compareTo(cap) < 0 ? longest : cap;
            return Math.toIntExact(max.toSeconds());
        }
    }

    public static OffsetDraw random(RandomGenerator random, Bounds bounds, String event) {
        return new OffsetDraw(
                random.nextInt(bounds.maxS() + 1),
                "%s: 0 to %d s on %s".formatted(bounds.rulePack(), bounds.maxS(), event));
    }

    public static OffsetDraw none(String why) {
        return new OffsetDraw(0, why);
    }
}
