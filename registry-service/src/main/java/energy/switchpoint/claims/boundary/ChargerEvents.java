package energy.switchpoint.claims.boundary;

import energy.switchpoint.chargepoints.control.Chargepoints;
import energy.switchpoint.claims.control.ClaimDesk;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.UUID;

/** What the gateway tells of a charger. Its time is the gateway's, not the charger's: a drifted clock must not spoil a claim. */
@ApplicationScoped
public class ChargerEvents {

    @Inject
    ClaimDesk claims;

    @Inject
    Chargepoints chargepoints;

    void on(@Observes ReceivedEvent event) {
        switch (event.type()) {
            case "charger.local-action" -> claims.localAction(chargepoint(event), event.occurredAt());
            case "charger.connected" -> chargepoints.connected(chargepoint(event), event.occurredAt());
            default -> {} // not for us
        }
    }

    private static UUID chargepoint(ReceivedEvent event) {
        return event.data().get("chargepointId") instanceof JsonString id
                ? UUID.fromString(id.getString())
                : event.subject();
    }
}
