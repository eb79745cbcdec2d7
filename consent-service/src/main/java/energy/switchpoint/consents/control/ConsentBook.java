package energy.switchpoint.consents.control;

import energy.switchpoint.consents.entity.Consent;
import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.consents.entity.Grant;
import energy.switchpoint.organisations.control.OrganisationNames;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes beginnings and ends of consents, each with its entry in the ledger, in the caller's transaction. */
@ApplicationScoped
public class ConsentBook {

    /** The ledger's actor stays readable after an erasure, so it names no person. */
    private static final String THE_PERSON = "person";

    @Inject
    Consents consents;

    @Inject
    OrganisationNames names;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    public Consent begin(Grant grant) {
        var id = Uuid7.next();
        var hash = ledger.append(
                "consent.given",
                id.toString(),
                THE_PERSON,
                grant.person(),
                Json.createObjectBuilder()
                        .add("recipient", grant.recipient().value())
                        .add("chargepointId", grant.chargepointId().toString())
                        .add("purpose", grant.purpose().name())
                        .add("noticeVersion", grant.noticeVersion())
                        .add("source", grant.source())
                        .build());
        var consent = new Consent(
                id, grant, names.of(grant.recipient().value()), clock.instant().truncatedTo(ChronoUnit.MICROS), hash);
        consents.add(consent);
        consents.flush();
        return consent;
    }

    /** The actor says who ended it: {@code person}, or the service that reported the end of the relation. */
    public void end(Consent consent, String actor, String reason) {
        var hash = ledger.append(
                "consent.withdrawn",
                consent.id().toString(),
                actor,
                consent.person(),
                Json.createObjectBuilder().add("reason", reason).build());
        consent.end(clock.instant().truncatedTo(ChronoUnit.MICROS), reason, hash);
        consents.flush();
    }
}
