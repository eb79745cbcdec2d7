package energy.switchpoint.connections.entity;

import java.util.UUID;

/** A charger has come back and can be asked things now. */
public record ChargerReady(UUID chargepointId) {}
