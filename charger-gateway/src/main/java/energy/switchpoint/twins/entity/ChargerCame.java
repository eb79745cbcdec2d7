package energy.switchpoint.twins.entity;

import java.util.UUID;

/** A charger has connected. Told in the transaction that stores it. */
public record ChargerCame(UUID chargepointId) {}
