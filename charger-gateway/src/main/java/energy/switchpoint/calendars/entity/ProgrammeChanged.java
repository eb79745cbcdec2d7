package energy.switchpoint.calendars.entity;

import java.util.UUID;

/** A charger's calendar was replaced: it must be brought to the device. */
public record ProgrammeChanged(UUID chargepointId) {}
