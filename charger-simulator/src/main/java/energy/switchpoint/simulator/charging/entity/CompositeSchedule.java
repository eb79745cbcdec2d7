package energy.switchpoint.simulator.charging.entity;

import java.time.Instant;
import java.util.List;

/** The limits a charger will follow, all its profiles taken together. */
public record CompositeSchedule(Instant start, List<Step> steps) {

    public CompositeSchedule {
        steps = List.copyOf(steps);
    }

    /** A limit in watts over all phases, from this many seconds after the start until the next step. */
    public record Step(int startS, double watts) {}
}
