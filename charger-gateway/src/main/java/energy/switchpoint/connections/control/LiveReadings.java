package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Booted;
import energy.switchpoint.commands.entity.ChargerEvent.ClockSeen;
import energy.switchpoint.commands.entity.ChargerEvent.MeterSampled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The latest a charger told us, for checks that need to see it fresh. Of this moment only: the twin is what lasts. */
@ApplicationScoped
public class LiveReadings {

    /** @param firmware as told at its last boot; null when it did not boot since this node runs */
    public record Reading(
            @Nullable Instant clockSeenAt,
            @Nullable Duration clockOffset,
            @Nullable Instant meterHeardAt,
            @Nullable Long energyWh,
            @Nullable String firmware) {

        static final Reading NOTHING = new Reading(null, null, null, null, null);
    }

    private final Map<UUID, Reading> readings = new ConcurrentHashMap<>();

    public Reading of(UUID chargepointId) {
        return readings.getOrDefault(chargepointId, Reading.NOTHING);
    }

    void heard(ChargerEvent event) {
        switch (event) {
            case ClockSeen seen ->
                change(
                        seen.chargepointId(),
                        r -> new Reading(
                                seen.at(),
                                Duration.between(seen.at(), seen.chargerClock()),
                                r.meterHeardAt(),
                                r.energyWh(),
                                r.firmware()));
            case MeterSampled sample ->
                change(
                        sample.chargepointId(),
                        r -> new Reading(
                                r.clockSeenAt(),
                                r.clockOffset(),
                                Instant.now(),
                                sample.energyWh() == null ? r.energyWh() : sample.energyWh(),
                                r.firmware()));
            case Booted boot ->
                change(
                        boot.chargepointId(),
                        r -> new Reading(
                                r.clockSeenAt(), r.clockOffset(), r.meterHeardAt(), r.energyWh(), boot.firmware()));
            default -> {}
        }
    }

    private void change(UUID chargepointId, java.util.function.UnaryOperator<Reading> change) {
        readings.compute(chargepointId, (_, r) -> change.apply(r == null ? Reading.NOTHING : r));
    }
}
