package energy.switchpoint.connections.entity;

import java.util.UUID;

/**
 * A charger that is waited for has come back and can be asked things now: it came with another credential than its current
 * one, or a handover waits for it.
 */
public record ChargerReady(UUID chargepointId) {}
