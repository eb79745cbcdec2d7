package energy.switchpoint.twins.entity;

import energy.switchpoint.calendars.entity.Programme;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What can be put on a device at an instant.
 *
 * @param sessionRuns a setpoint is a layer over a running session
 * @param fallback what it changes to by itself once it has been offline too long; null = it keeps its programme
 */
public record Ability(
        Holding holding, boolean sessionRuns, @Nullable Fallback fallback) {

    /** @param previousDay the programme's day before is repeated every day, in place of its week */
    public record Fallback(Programme programme, boolean previousDay, Duration after) {}

    public boolean holdsProgramme() {
        return holding != Holding.NOTHING;
    }
}
