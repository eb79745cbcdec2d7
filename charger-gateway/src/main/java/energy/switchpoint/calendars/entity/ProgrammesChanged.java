package energy.switchpoint.calendars.entity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What many chargers follow has changed at once: each must be brought to its device.
 *
 * @param lookAt when, by charger: apart, so that their load does not step together (R062)
 */
public record ProgrammesChanged(Map<UUID, Instant> lookAt) {

    public ProgrammesChanged {
        lookAt = Map.copyOf(lookAt);
    }
}
