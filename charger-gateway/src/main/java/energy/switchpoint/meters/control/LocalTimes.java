package energy.switchpoint.meters.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.rulepacks.control.RulePacks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/** The local time of the place where a charger hangs, for days that are the household's days. */
@ApplicationScoped
public class LocalTimes {

    @Inject
    Calendars calendars;

    @Inject
    RulePacks rulePacks;

    /** That of its load calendar, else that of the rule pack's; UTC before there is one. */
    public ZoneId of(UUID chargepointId) {
        return calendars.live(chargepointId).stream()
                .findFirst()
                .map(SetCalendar::calendar)
                .or(() -> rulePacks.inForce().map(pack -> pack.defaultCalendar()))
                .map(calendar -> calendar.timezone())
                .orElse(ZoneOffset.UTC);
    }
}
