package energy.switchpoint.connections.control;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** So many at once per key, and then only so often. Keys that have been quiet long enough are forgotten. */
final class RateLimit {

    private static final int MANY_KEYS = 50_000;
    private static final long FORGET_EVERY_MILLIS = 5_000;

    private final double burst;
    private final double perSecond;
    private final Clock clock;
    private final Map<String, Level> levels = new ConcurrentHashMap<>();
    private final AtomicLong forgottenAtMillis = new AtomicLong();

    private record Level(double used, long atMillis) {}

    RateLimit(double burst, double perSecond, Clock clock) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Uses one; the time to wait when there is none left. */
    Optional<Duration> use(String key) {
        forgetQuietOnes();
        var after = levels.compute(key, (_, level) -> new Level(Math.min(used(level) + 1, burst + 1), clock.millis()));
        return after.used() > burst ? Optional.of(untilFree(after.used())) : Optional.empty();
    }

    /** Whether one is left, without using it. */
    Optional<Duration> exhausted(String key) {
        double used = used(levels.get(key));
        return used + 1 > burst ? Optional.of(untilFree(used + 1)) : Optional.empty();
    }

    private Duration untilFree(double used) {
        return Duration.ofMillis((long) Math.ceil((used - burst) / perSecond * 1000));
    }

    private double used(@Nullable Level level) {
        if (level == null) {
            return 0;
        }
        double passed = (clock.millis() - level.atMillis()) / 1000.0;
        return Math.max(0, level.used() - passed * perSecond);
    }

    private void forgetQuietOnes() {
        long now = clock.millis();
        long last = forgottenAtMillis.get();
        // looking through so many keys costs time: now and then, and only one who calls does it
        if (levels.size() > MANY_KEYS
                && now - last >= FORGET_EVERY_MILLIS
                && forgottenAtMillis.compareAndSet(last, now)) {
            levels.values().removeIf(level -> used(level) == 0);
        }
    }
}
