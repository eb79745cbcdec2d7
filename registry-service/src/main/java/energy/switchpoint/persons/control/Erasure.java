package energy.switchpoint.persons.control;

import energy.switchpoint.chargepoints.control.Chargepoints;
import energy.switchpoint.claims.control.Claims;
import energy.switchpoint.claims.control.PairingAttempts;
import energy.switchpoint.platform.http.Idempotency;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** Erases a person from the registry. Asked for again it finds nothing more to do, and says so. */
@ApplicationScoped
public class Erasure {

    /** One thing done, or kept with the reason. */
    public record Step(String what, boolean retained, String evidence) {}

    @Inject
    Chargepoints chargepoints;

    @Inject
    Claims claims;

    @Inject
    PairingAttempts attempts;

    @Inject
    Ledger ledger;

    @Inject
    Idempotency repeatedRequests;

    @Transactional(TxType.MANDATORY)
    public List<Step> erase(PersonId person, UUID caseId, String actor) {
        var owned = chargepoints.ownedBy(person);
        owned.forEach(chargepoint -> chargepoint.ownedByNobody());
        int removedClaims = claims.removeAllBy(person);
        int removedAttempts = attempts.forgetAll(person);
        int answers = repeatedRequests.forgetAll("person:" + person);
        boolean forgotten = ledger.forget(person);
        var hash = ledger.append(
                "person.erased",
                caseId.toString(),
                actor,
                null,
                Json.createObjectBuilder()
                        .add("chargepoints", owned.size())
                        .add("claims", removedClaims)
                        .build());
        chargepoints.flush();
        return List.of(
                new Step(
                        "Ownership of chargers removed",
                        false,
                        "%d charger(s) have no owner now; ledger entry %s".formatted(owned.size(), hash)),
                new Step(
                        "Claims, tried pairing codes and kept answers deleted",
                        false,
                        "%d claim(s), %d code(s), %d answer(s)".formatted(removedClaims, removedAttempts, answers)),
                new Step(
                        "Key to what the register's ledger says about you destroyed",
                        false,
                        forgotten ? "The key is gone; what it closed cannot be read again" : "There was no key"),
                new Step(
                        "Address of the charger",
                        true,
                        "Kept as long as the charger stands there, for its operator and the network's safety; nothing links it to you any more"));
    }
}
