package energy.switchpoint.consents.control;

import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.consents.entity.Grant;
import energy.switchpoint.notices.entity.Notice;
import energy.switchpoint.notices.entity.Notices;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.UUID;

/**
 * Keeps permissions in step with who runs and who keeps a charger. What an operator needs to run it comes with a claim, as
 * part of the contract; everything ends when the operator or the keeper changes.
 */
@ApplicationScoped
public class Relations {

    private static final String REGISTRY = "service:registry";

    @Inject
    Consents consents;

    @Inject
    Notices notices;

    @Inject
    Clock clock;

    @Inject
    ConsentBook book;

    void follow(@Observes ReceivedEvent event) {
        switch (event.type()) {
            case "chargepoint.claimed" -> claimed(event.data());
            case "operatorship.moved" -> moved(event.data());
            default -> {}
        }
    }

    private void claimed(JsonObject claim) {
        var chargepoint = UUID.fromString(claim.getString("chargepointId"));
        var keeper = PersonId.of(claim.getString("personId"));
        consents.liveFor(chargepoint).stream()
                .filter(consent -> !consent.person().equals(keeper))
                .forEach(consent -> book.end(consent, REGISTRY, "Somebody else keeps this charger now."));
        var operator = claim.getString("organisation", "");
        if (OrganisationId.isValid(operator)) {
            notices.inForce(clock.instant()).stream()
                    .filter(Notice::required)
                    .map(notice -> new Grant(
                            keeper,
                            new OrganisationId(operator),
                            chargepoint,
                            notice.purpose(),
                            notice.version(),
                            "claim:" + chargepoint))
                    .filter(grant -> consents.live(keeper, operator, chargepoint, grant.purpose())
                            .isEmpty())
                    .forEach(book::begin);
        }
    }

    private void moved(JsonObject move) {
        var from = move.getString("from", null);
        if (from != null) {
            consents.liveFor(UUID.fromString(move.getString("chargepointId"))).stream()
                    .filter(consent -> consent.recipient().equals(from))
                    .forEach(consent -> book.end(
                            consent, REGISTRY, "%s no longer runs your charger.".formatted(consent.recipientName())));
        }
    }

    /** Ends every live consent this person gave this recipient for this charger; says how many. */
    public int end(PersonId person, String recipient, UUID chargepointId, String actor, String reason) {
        var live = consents.live(person).stream()
                .filter(consent -> consent.chargepointId().equals(chargepointId)
                        && consent.recipient().equals(recipient))
                .toList();
        live.forEach(consent -> book.end(consent, actor, reason));
        return live.size();
    }
}
