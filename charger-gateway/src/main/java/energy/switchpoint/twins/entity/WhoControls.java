package energy.switchpoint.twins.entity;

import energy.switchpoint.devices.entity.Party;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows who is in control of a charger: its operator, nobody, or its household (R067–R070). */
public interface WhoControls {

    InControl of(UUID chargepointId, Instant at);

    /**
     * @param state OPERATED, OUT_OF_CONTACT, HOUSEHOLD or OPERATOR_BACK
     * @param cause NO_OPERATOR, OPERATOR_SILENT or CHARGER_SILENT; null while the operator is in contact
     * @param lostSince since when nobody operates it
     * @param householdDecides what else only an operator sets is the household's meanwhile
     */
    record InControl(
            String state,
            @Nullable String cause,
            Instant since,
            @Nullable Instant lostSince,
            @Nullable Party operator,
            boolean householdDecides) {}
}
