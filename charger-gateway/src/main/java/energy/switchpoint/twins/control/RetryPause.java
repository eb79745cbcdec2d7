package energy.switchpoint.twins.control;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a charger is left alone before it is told again what it did not take. */
final class RetryPause {

    static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LAST = Duration.ofMinutes(10);

    private RetryPause() {}

    /** Twice as long with each failure in a row. */
    static Duration after(int failures) {
        return atMostLast(FIRST.multipliedBy(1L << Math.min(failures, 10)));
    }

    /** As long as it has disobeyed so far. */
    static Duration whileDisobeying(@Nullable Instant since, Instant now) {
        var lasted = since == null ? Duration.ZERO : Duration.between(since, now);
        return lasted.compareTo(FIRST) < 0 ? FIRST : atMostLast(lasted);
    }

    private static Duration atMostLast(Duration pause) {
        return pause.compareTo(LAST) < 0 ? pause : LAST;
    }
}
