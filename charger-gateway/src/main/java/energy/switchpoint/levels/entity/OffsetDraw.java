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
     * @param rulePack what the rule is called when it is recorded
     * @param longest the offset that is configured to be the longest
     * @param cap what the law allows at most
     */
    public record Bounds(String rulePack, Duration longest, Duration cap) {
        public int maxS() {
            var max = longest.compareTo(cap) < 0 ? longest : cap;
            return Math.toIntExact(max.toSeconds());
        }

        /** The rule in words, as it is recorded with each drawn offset. */
        public String rule(OffsetCause cause) {
            return "%s: 0 to %d s on %s".formatted(rulePack, maxS(), cause.words());
        }
    }

    public static OffsetDraw random(RandomGenerator random, Bounds bounds, OffsetCause cause) {
        return new OffsetDraw(random.nextInt(bounds.maxS() + 1), bounds.rule(cause));
    }

    public static OffsetDraw none(String why) {
        return new OffsetDraw(0, why);
    }
}
