package energy.switchpoint.limits.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges from meter values whether a charger follows a limit it has accepted. */
public record Measurement(long limitW, long powerBeforeW, Instant acceptedAt) {

    /** Below this a charger only keeps itself awake. */
    public static final long IDLE_BELOW_W = 100;

    /** A vehicle needs a moment to follow: IEC 61851-1 gives it 5 s. */
    public static final Duration SETTLING = Duration.ofSeconds(5);

    /** After this without a meter value that shows it, a limit is not verified. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What meters and currents in whole amperes may add: 5 % and one ampere. */
    private static final double TOLERANCE = 1.05;

    private static final long ONE_AMPERE_W = 240;

    /** Empty = look again later. */
    public Optional<Outcome> judge(@Nullable Long powerW, @Nullable Instant powerAt, Instant now) {
        if (powerBeforeW < IDLE_BELOW_W) {
            return Optional.of(Outcome.IDLE);
        }
        if (powerW != null && powerAt != null && isFresh(powerAt) && isWithinLimit(powerW)) {
            return Optional.of(Outcome.VERIFIED);
        }
        return now.isAfter(acceptedAt.plus(PATIENCE)) ? Optional.of(Outcome.NOT_VERIFIED) : Optional.empty();
    }

    private boolean isFresh(Instant powerAt) {
        return !powerAt.isBefore(acceptedAt.plus(SETTLING));
    }

    private boolean isWithinLimit(long powerW) {
        return powerW <= limitW * TOLERANCE + ONE_AMPERE_W;
    }
}
