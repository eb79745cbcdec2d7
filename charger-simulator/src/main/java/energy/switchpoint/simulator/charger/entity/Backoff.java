package energy.switchpoint.simulator.charger.entity;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a charger waits before it tries again: longer each time, and never all chargers at once. */
public record Backoff(Duration first, Duration longest) {

    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8));

    /** Between half and one and a half times the doubled wait. */
    public Duration before(int attempt, RandomGenerator random) {
        var doubled = first.toMillis() << Math.min(attempt, 16);
        var wait = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(wait / 2 + random.nextLong(wait + 1));
    }
}
