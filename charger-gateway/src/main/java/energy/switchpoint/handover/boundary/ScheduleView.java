package energy.switchpoint.handover.boundary;

import energy.switchpoint.handover.entity.ProgrammeReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A charger's limits on the wire, as our API writes them. */
public record ScheduleView(
        Instant readAt, Instant startsAt, String unit, List<PeriodView> periods, String fingerprint) {

    private static final Duration ONE_DAY = Duration.ofDays(1);

    public record PeriodView(long startOffsetS, long limitW) {}

    static @Nullable ScheduleView ofNullable(@Nullable ProgrammeReading reading) {
        return reading == null ? null : of(reading, ONE_DAY);
    }

    /** The fingerprint is that of the whole week, however much of it is shown. */
    static ScheduleView of(ProgrammeReading reading, Duration shown) {
        return new ScheduleView(
                reading.readAt(),
                reading.startsAt(),
                "W",
                reading.periods().stream()
                        .filter(p -> p.offsetS() < shown.toSeconds())
                        .map(p -> new PeriodView(p.offsetS(), p.limitW()))
                        .toList(),
                reading.fingerprint());
    }
}
