package energy.switchpoint.commands.entity;

import java.time.Instant;
import java.util.List;

/** What came of a command. "Accepted" is the device's word, not proof that it acts on it. */
public sealed interface CommandOutcome {

    record Accepted(Instant at) implements CommandOutcome {}

    /** The limits the device says it will follow, in watts, as it answered them. */
    record CompositeSchedule(Instant at, Instant start, List<ChargerCommand.Period> periods) implements CommandOutcome {
        public CompositeSchedule {
            periods = List.copyOf(periods);
        }
    }

    /** @param reason the device's own word, in plain letters */
    record Refused(Instant at, String reason) implements CommandOutcome {}

    record TimedOut(Instant at) implements CommandOutcome {}

    record NotConnected() implements CommandOutcome {}
}
