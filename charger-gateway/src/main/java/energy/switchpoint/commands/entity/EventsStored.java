package energy.switchpoint.commands.entity;

import java.util.List;

/** What chargers said is stored; told afterwards, where waiting is cheap. Meter values and clocks are left out: too many. */
public record EventsStored(List<ChargerEvent> events) {
    public EventsStored {
        events = List.copyOf(events);
    }
}
