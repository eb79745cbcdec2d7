package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import java.time.Instant;
import java.util.UUID;

/** A layer's programme was sent to a charger, and what the charger said. */
public record SlotSent(UUID chargepointId, Slot slot, Instant sentAt, CommandOutcome outcome) {}
