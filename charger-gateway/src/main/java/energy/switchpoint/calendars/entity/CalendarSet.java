package energy.switchpoint.calendars.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has set a calendar for a charger.
 *
 * @param before the one set last that still counted or waited; null = it had none of its own
 */
public record CalendarSet(UUID chargepointId, @Nullable SetCalendar before, SetCalendar now) {}
