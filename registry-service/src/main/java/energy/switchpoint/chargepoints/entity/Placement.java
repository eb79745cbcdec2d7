package energy.switchpoint.chargepoints.entity;

import energy.switchpoint.platform.units.Watts;
import java.util.UUID;

/** A chargepoint as an operator describes it when it is put up. */
public record Placement(
        String serial,
        UUID productId,
        UUID firmwareId,
        Scenario scenario,
        String label,
        String addressLine,
        String postcode,
        UUID networkAreaId,
        Watts rating,
        int phases) {}
