package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.HeldProgrammes;
import energy.switchpoint.twins.entity.LossPolicy;
import energy.switchpoint.twins.entity.TwinFacts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a silent device follows now, by the programmes it accepted and OCPP's rules for them (R026, R027).
 *
 * @param until when that changes next, as far as it is foreseen for a day; null = not within a day
 */
public record LossPrediction(
        Instant silentSince,
        int levelPercent,
        long limitW,
        String why,
        @Nullable Instant until) {

    /** OCPP 2.1 has programmes that end when the device has been offline too long; earlier versions have not. */
    public static boolean changesByItself(TwinFacts facts) {
        var version = facts.ocppVersion();
        return version != null && version.startsWith("2.1");
    }

    public static LossPrediction of(
            TwinFacts facts, HeldProgrammes held, LossPolicy policy, Rating rating, Instant silentSince, Instant at) {
        if (facts.managed().drivenBy() != DrivenBy.SMART_CHARGING) {
            var last = facts.acceptedPercent() == null ? 100 : facts.acceptedPercent();
            return new LossPrediction(
                    silentSince, last, rating.watts(last), "it holds no programme and stays as it was told last", null);
        }
        var now = held.at(at, silentSince, rating.ratingW());
        var changes = held.changes(at, at.plus(1, ChronoUnit.DAYS));
        held.bySlot().values().stream()
                .map(s -> s.byDevice().offlineS())
                .filter(Objects::nonNull)
                .map(silentSince::plusSeconds)
                .filter(t -> t.isAfter(at))
                .forEach(changes::add);
        var until = changes.stream()
                .filter(t -> held.at(t, silentSince, rating.ratingW()).limitW() != now.limitW())
                .findFirst()
                .orElse(null);
        return new LossPrediction(
                silentSince, rating.percent(now.limitW()), now.limitW(), why(now.slot(), policy), until);
    }

    private static String why(@Nullable Slot slot, LossPolicy policy) {
        return switch (slot) {
            case null -> "it holds no programme for this time, so nothing but its rating limits it";
            case CEILING -> "it holds a supply limit until its end";
            case SETPOINT -> "it holds a command for the running session until its end";
            case CALENDAR, SUMMER, SPECIAL -> "it keeps the programme it holds";
            case FALLBACK ->
                policy.kind() == LossPolicy.Kind.PREVIOUS_DAY
                        ? "silent for longer than %d s, it repeats the day before"
                                .formatted(policy.after().toSeconds())
                        : "silent for longer than %d s, it follows the default hours"
                                .formatted(policy.after().toSeconds());
        };
    }
}
