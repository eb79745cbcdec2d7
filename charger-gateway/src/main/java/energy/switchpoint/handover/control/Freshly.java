package energy.switchpoint.handover.control;

import energy.switchpoint.commands.entity.ChargerCommand.TriggerMeter;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.LiveCharger;
import energy.switchpoint.commands.entity.LiveChargers;
import energy.switchpoint.handover.entity.Check;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Meter and clock of a charger, asked for now and not remembered from some time ago. */
@ApplicationScoped
public class Freshly {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RECENT = Duration.ofMinutes(10);

    @Inject
    ChargerCommands commands;

    @Inject
    LiveChargers chargers;

    @Inject
    Clock clock;

    /** @param energyWh the meter's register; empty when the charger told none */
    public record Told(Optional<Long> energyWh, Optional<Duration> clockOffset) {

        Check clock() {
            var tolerance = tolerance();
            return clockOffset
                    .map(offset -> offset.abs().compareTo(tolerance) <= 0
                            ? Check.passed(
                                    "CLOCK",
                                    "The clock is right to %d ms."
                                            .formatted(offset.abs().toMillis()))
                            : Check.failed(
                                    "CLOCK",
                                    "The clock is off by %d s; %d s are allowed."
                                            .formatted(offset.toSeconds(), tolerance.toSeconds())))
                    .orElseGet(() -> Check.failed("CLOCK", "The charger did not tell its time."));
        }

        /** R020: flagged above 10 s, unless the installation says otherwise. */
        private static Duration tolerance() {
            return ConfigProvider.getConfig()
                    .getOptionalValue("switchpoint.clock-tolerance", Duration.class)
                    .orElse(Duration.ofSeconds(10));
        }
    }

    /** Asks for a meter value, which carries the charger's time as well. Waits for it a few seconds. */
    public Told ask(UUID chargepointId) {
        // By the clock of the node that hears it.
        var since = chargers.look(chargepointId).map(LiveCharger::at).orElseGet(clock::instant);
        commands.send(chargepointId, new TriggerMeter(1)).toCompletableFuture().join();
        var energy = Waiting.upTo(
                PATIENCE, () -> chargers.look(chargepointId).flatMap(charger -> charger.energySince(since)));
        var offset = chargers.look(chargepointId)
                .flatMap(charger ->
                        charger.clockOffsetSince(since).or(() -> charger.clockOffsetSince(since.minus(RECENT))));
        return new Told(energy, offset);
    }
}
