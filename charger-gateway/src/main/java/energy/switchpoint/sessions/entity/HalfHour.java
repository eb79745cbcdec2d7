package energy.switchpoint.sessions.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Energy of one half-hour, the unit settlement and the household's history count in (R022). */
public record HalfHour(Instant startsAt, long energyWh, Quality quality) {

    private static final long SECONDS = Duration.ofMinutes(30).toSeconds();

    /** A longer gap is not shared out: what a charger's clock says then is not worth a row for every half-hour. */
    private static final Duration LONGEST_GAP = Duration.ofDays(92);

    public enum Quality {
        MEASURED,
        /** Shared out evenly over a gap without readings. */
        ESTIMATED,
        /** No reading tells of it. Only read out, never stored. */
        MISSING
    }

    /** The half-hour an instant lies in. */
    public static Instant startOf(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), SECONDS));
    }

    /**
     * Shares the energy between two readings out over the half-hours between them, by time. The sum is exact. Nothing comes
     * of a first reading, of an older one, and of a register that went back (a new meter). After a gap of more than 92 days
     * it all goes to the last half-hour.
     */
    public static List<HalfHour> between(@Nullable RegisterReading before, RegisterReading now) {
        if (before == null || !now.at().isAfter(before.at()) || now.registerWh() <= before.registerWh()) {
            return List.of();
        }
        var energy = now.registerWh() - before.registerWh();
        var span = Duration.between(before.at(), now.at());
        if (span.compareTo(LONGEST_GAP) > 0) {
            return List.of(new HalfHour(startOf(now.at()), energy, Quality.ESTIMATED));
        }
        var quality = span.toSeconds() > SECONDS ? Quality.ESTIMATED : Quality.MEASURED;
        var shares = new ArrayList<HalfHour>();
        long given = 0;
        for (var start = startOf(before.at()); start.isBefore(now.at()); start = start.plusSeconds(SECONDS)) {
            var end = start.plusSeconds(SECONDS);
            var until = end.isBefore(now.at()) ? end : now.at();
            var due = proportion(energy, Duration.between(before.at(), until), span);
            if (due > given) {
                shares.add(new HalfHour(start, due - given, quality));
                given = due;
            }
        }
        return shares;
    }

    private static long proportion(long energy, Duration part, Duration whole) {
        return part.equals(whole) ? energy : (long) (energy * ((double) part.toMillis() / whole.toMillis()));
    }
}
