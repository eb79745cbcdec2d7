package energy.switchpoint.simulator.charging.entity;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The seconds by which one charger is late at each change of a schedule that asks for it (OCPP 2.1 randomizedDelay). Drawn from the
 * charger's own number and the instant of the change, so that a change keeps its delay through a power cut and in what is read back.
 */
public record Delays(long charger) {

    public static final Delays NONE = new Delays(0);

    /** @param most the draw is 0 to this many seconds */
    int of(int profileId, Instant change, int most) {
        if (most <= 0) {
            return 0;
        }
        var seed = charger * 31 + profileId * 1_000_003L + change.getEpochSecond() * 2_654_435_761L;
        return new SplittableRandom(seed).nextInt(most + 1);
    }
}
