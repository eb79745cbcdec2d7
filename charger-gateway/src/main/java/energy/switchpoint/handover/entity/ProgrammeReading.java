package energy.switchpoint.handover.entity;

import energy.switchpoint.commands.entity.ChargerCommand.Period;
import java.time.Instant;
import java.util.List;

/**
 * The limits a charger said it will follow.
 *
 * @param fingerprint equal for equal weekly programmes, whenever they were read
 */
public record ProgrammeReading(Instant readAt, Instant startsAt, List<Period> periods, String fingerprint) {

    public ProgrammeReading {
        periods = List.copyOf(periods);
    }

    /** The limit at an instant; the first period's before it begins. */
    public long limitAt(Instant at) {
        long offset = at.getEpochSecond() - startsAt.getEpochSecond();
        long limit = periods.getFirst().limitW();
        for (var period : periods) {
            if (period.offsetS() > offset) {
                break;
            }
            limit = period.limitW();
        }
        return limit;
    }
}
