package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.load.control.CpuReading;
import java.io.IOException;
import java.time.Duration;

/** Keeps other programs' work out of the figures: waits for them before a run, and notices when they came back during it. */
public final class QuietMachine {

    /** Of one core. With more, throughput was seen to fall by a quarter. */
    private static final double QUIET_PERCENT = 25;

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final BenchedSystem system;
    private final Duration patience;

    /** @param patience how long to wait for quiet before running all the same */
    public QuietMachine(BenchedSystem system, Duration patience) {
        this.system = system;
        this.patience = patience;
    }

    /** Returns at the first quiet moment, or when patience is at its end. */
    public void await() throws IOException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        do {
            var before = system.reading();
            Thread.sleep(LOOK);
            if (isQuiet(system.reading(), before)) {
                return;
            }
        } while (System.nanoTime() < until);
    }

    public static boolean isQuiet(CpuReading now, CpuReading before) {
        return now.othersPercent(before) < QUIET_PERCENT;
    }
}
