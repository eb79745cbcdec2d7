package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.LiveCharger;
import energy.switchpoint.commands.entity.LiveHere;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What this node knows of a charger whose socket it has. */
@ApplicationScoped
@Typed(LiveHere.class)
public class LookHere implements LiveHere {

    @Inject
    Connections connections;

    @Inject
    LiveReadings readings;

    @Inject
    Clock clock;

    /** Whoever looks may have changed what its credential is good for: this connection then stands for that too. */
    @Override
    public Optional<LiveCharger> look(UUID chargepointId) {
        connections.refreshStanding(chargepointId);
        return connections.ofAnyStanding(chargepointId).map(connection -> {
            var reading = readings.of(chargepointId);
            return new LiveCharger(
                    clock.instant(),
                    connection.credentialId(),
                    connection.since(),
                    reading.clockSeenAt(),
                    reading.clockOffset(),
                    reading.meterHeardAt(),
                    reading.energyWh(),
                    reading.firmware());
        });
    }
}
