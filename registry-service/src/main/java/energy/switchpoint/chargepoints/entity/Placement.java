package energy.switchpoint.chargepoints.entity;

import energy.switchpoint.platform.units.Watts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chargepoint as an operator describes it when it is put up.
 *
 * @param timezone of its site, an IANA name; null = the rule pack says
 * @param nominalVolts between a phase and neutral at its site; null = the rule pack says
 */
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
        int phases,
        @Nullable String timezone,
        @Nullable Integer nominalVolts) {

    /** Where time and voltage are as everywhere. */
    public Placement(
            String serial,
            UUID productId,
            UUID firmwareId,
            Scenario scenario,
            String label,
            String addressLine,
            String postcode,
            UUID networkAreaId,
            Watts rating,
            int phases) {
        this(
                serial,
                productId,
                firmwareId,
                scenario,
                label,
                addressLine,
                postcode,
                networkAreaId,
                rating,
                phases,
                null,
                null);
    }
}
