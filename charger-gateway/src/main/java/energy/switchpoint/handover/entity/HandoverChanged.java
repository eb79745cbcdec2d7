package energy.switchpoint.handover.entity;

import java.util.UUID;

/** Told to the switching service whenever a handover gets further. */
public record HandoverChanged(UUID chargepointId, UUID switchId, Phase phase) {}
