package energy.switchpoint.needs.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a need will be met: by what the charger follows now, and by what it would follow if it lost contact at this moment
 * (R030: yesterday's programme may not be enough). A car that takes less than the charger lets it is not foreseen, unless its
 * most is known.
 *
 * @param expectedWh from now until departure
 * @param metAt when it will have been met; null = not before departure
 * @param ifSilentWh the same without contact
 * @param latestStart until when charging at full power would still be in time; null = it is too late for that already
 */
public record Outlook(
        EnergyNeed need,
        long expectedWh,
        @Nullable Instant metAt,
        long ifSilentWh,
        @Nullable Instant latestStart) {

    private static final double SECONDS_PER_HOUR = 3600;

    /** What a charger lets a car draw from an instant until another. */
    public record Stretch(long watts, Instant until) {}

    /**
     * @param programme what holds from an instant on, and until when
     * @param ifSilent the same for a charger that nobody reaches from now on
     */
    public static Outlook of(
            EnergyNeed need,
            long ratingW,
            Function<Instant, Stretch> programme,
            Function<Instant, Stretch> ifSilent,
            Instant now) {
        var most = need.maxW() == null ? ratingW : Math.min(ratingW, need.maxW());
        var byProgramme = charged(need, most, programme, now);
        var fullPower = Duration.ofSeconds((long) Math.ceil(need.remainingWh() * SECONDS_PER_HOUR / most));
        var latest = need.departure().minus(fullPower);
        return new Outlook(
                need,
                byProgramme.wh(),
                byProgramme.metAt().orElse(null),
                charged(need, most, ifSilent, now).wh(),
                latest.isBefore(now) ? null : latest);
    }

    /** What a need gets of it from now until departure, in watt-hours. */
    public static long given(EnergyNeed need, long ratingW, Function<Instant, Stretch> levels, Instant now) {
        return charged(need, need.maxW() == null ? ratingW : Math.min(ratingW, need.maxW()), levels, now)
                .wh();
    }

    private record Charged(long wh, Optional<Instant> metAt) {}

    private static Charged charged(EnergyNeed need, long most, Function<Instant, Stretch> levels, Instant now) {
        var wh = 0.0;
        var metAt = need.remainingWh() == 0 ? Optional.of(now) : Optional.<Instant>empty();
        for (var at = now; at.isBefore(need.departure()); ) {
            var stretch = levels.apply(at);
            var until = stretch.until().isBefore(need.departure()) ? stretch.until() : need.departure();
            var watts = Math.min(most, stretch.watts());
            var before = wh;
            wh += watts * (Duration.between(at, until).toSeconds() / SECONDS_PER_HOUR);
            if (metAt.isEmpty() && wh >= need.remainingWh()) {
                metAt = Optional.of(
                        at.plusSeconds((long) Math.ceil((need.remainingWh() - before) * SECONDS_PER_HOUR / watts)));
            }
            at = until;
        }
        return new Charged(Math.max(0, (long) wh), metAt);
    }

    /** It will not be met by what the charger follows. */
    public boolean misses() {
        return metAt == null;
    }

    /** It will be met, unless the charger loses contact. */
    public boolean missesIfSilent() {
        return ifSilentWh < need.remainingWh();
    }

    /** For the household; null when all is well. */
    public @Nullable String warning() {
        if (misses()) {
            return "By then it will have charged %.1f of the %.1f kWh that are still missing.%s"
                    .formatted(
                            Math.min(expectedWh, need.remainingWh()) / 1000.0,
                            need.remainingWh() / 1000.0,
                            latestStart == null
                                    ? " Charging at full power from now on is not enough any more."
                                    : " Charge now, or give it more in its programme.");
        }
        return missesIfSilent()
                ? "If it loses contact, it will have charged only %.1f of the %.1f kWh that are still missing by then."
                        .formatted(ifSilentWh / 1000.0, need.remainingWh() / 1000.0)
                : null;
    }
}
