package energy.switchpoint.consents.control;

import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;

/** Ends consents with the relation they belong to: a company that no longer runs a charger has no permission left for it. */
@ApplicationScoped
public class RelationEnds {

    @Inject
    Consents consents;

    @Inject
    ConsentBook book;

    void onMove(@Observes ReceivedEvent event) {
        if (!event.type().equals("operatorship.moved")) {
            return;
        }
        var from = event.data().getString("from", null);
        if (from != null) {
            var chargepoint = UUID.fromString(event.data().getString("chargepointId"));
            consents.liveFor(chargepoint, from)
                    .forEach(consent -> book.end(
                            consent,
                            "service:registry",
                            "%s no longer runs your charger.".formatted(consent.recipientName())));
        }
    }

    /** Ends every live consent this person gave this recipient for this charger; says how many. */
    public int end(PersonId person, String recipient, UUID chargepointId, String actor, String reason) {
        var live = consents.liveFor(chargepointId, recipient).stream()
                .filter(consent -> consent.person().equals(person))
                .toList();
        live.forEach(consent -> book.end(consent, actor, reason));
        return live.size();
    }
}
