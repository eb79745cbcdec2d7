package energy.switchpoint.handover.control;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting a little for something a charger tells by itself after having been asked. */
final class Waiting {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private Waiting() {}

    static <T> Optional<T> upTo(Duration longest, Supplier<Optional<T>> look) {
        long until = System.nanoTime() + longest.toNanos();
        var seen = look.get();
        while (seen.isEmpty() && System.nanoTime() < until) {
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            seen = look.get();
        }
        return seen;
    }
}
