package energy.switchpoint.simulator.load.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;

/** One command to a whole fleet: when each charger had it for the first time. Filled by event loops, read by others. */
public final class FanOut {

    private static final int LOOK_EVERY_MS = 1000;

    private final BitSet reached = new BitSet();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    public synchronized void arrived(int charger, Instant at) {
        if (!reached.get(charger)) {
            reached.set(charger);
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
            notifyAll();
        }
    }

    /** Waits until so many chargers have it; false when they have not in time. */
    public synchronized boolean await(int chargers, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (reached.cardinality() < chargers) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.min(LOOK_EVERY_MS, left / 1_000_000 + 1));
        }
        return true;
    }

    public synchronized int reached() {
        return reached.cardinality();
    }

    /** When the first charger had it; {@link Instant#MAX} while none has. */
    public synchronized Instant first() {
        return first;
    }

    public synchronized Instant last() {
        return last;
    }
}
