package energy.switchpoint.twins.control;

import java.time.Duration;
import java.time.Instant;

/**
 * Gives each who comes a time of its own when many come at once: after an outage thousands of chargers are back within
 * seconds, and each holds its programme anyway. Looking at all of them at once would only keep the others waiting at the
 * door.
 */
final class Pace {

    /** So much work may come without anybody waiting. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Duration apart;
    private Instant nextFree = Instant.EPOCH;

    Pace(Duration apart) {
        this.apart = apart;
    }

    /** Now while few are waiting, else when those who came before have had their turn. */
    synchronized Instant turn(Instant now) {
        nextFree = (nextFree.isAfter(now) ? nextFree : now).plus(apart);
        var turn = nextFree.minus(AT_ONCE);
        return turn.isAfter(now) ? turn : now;
    }
}
