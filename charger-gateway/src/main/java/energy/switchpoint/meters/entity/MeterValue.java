package energy.switchpoint.meters.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a charger's meter told at one instant.
 *
 * @param powerW active import, negative = export
 * @param energyWh import register; @param exportWh export register
 * @param others every other value as told, with phase and unit: {@code Current.Import@L1=31.9A Voltage@L1=230.1V}
 */
public record MeterValue(
        Instant at,
        int connector,
        int digest,
        @Nullable Long powerW,
        @Nullable Long energyWh,
        @Nullable Long exportWh,
        @Nullable String others,
        @Nullable String transactionId) {}
