package energy.switchpoint.calendars.entity;

import java.util.UUID;

/** A calendar that had not begun was taken back. */
public record CalendarCancelled(UUID chargepointId, long version) {}
