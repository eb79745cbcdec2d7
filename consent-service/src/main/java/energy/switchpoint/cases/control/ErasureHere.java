package energy.switchpoint.cases.control;

import energy.switchpoint.accesses.entity.Accesses;
import energy.switchpoint.cases.entity.CaseSteps;
import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.DataCase;
import energy.switchpoint.cases.entity.DataCases;
import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.chargers.entity.KeptChargers;
import energy.switchpoint.consents.control.ConsentBook;
import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.consents.entity.Decisions;
import energy.switchpoint.consents.entity.RestrictedPersons;
import energy.switchpoint.operatornotices.entity.OperatorNotices;
import energy.switchpoint.platform.http.Idempotency;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.util.List;

/** Erases what this service and the portal hold, and says what is kept and why. Runs in the caller's transaction. */
@ApplicationScoped
public class ErasureHere {

    @Inject
    Consents consents;

    @Inject
    ConsentBook book;

    @Inject
    Decisions decisions;

    @Inject
    RestrictedPersons restricted;

    @Inject
    Accesses accesses;

    @Inject
    KeptChargers chargers;

    @Inject
    OperatorNotices operatorNotices;

    @Inject
    DataCases cases;

    @Inject
    CaseSteps steps;

    @Inject
    Idempotency repeatedRequests;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    public List<Reported> consentService(DataCase erasure) {
        var person = erasure.person();
        var reports = List.of(
                consentsOf(person),
                done("The log of who looked and who acted", "%d entries deleted.".formatted(accesses.remove(person))),
                done(
                        "Which charger is yours",
                        "%d deleted. Claim the charger again when you want to use it here."
                                .formatted(chargers.remove(person))),
                retained(
                        "This case, and the dates of your earlier requests",
                        "Proof that your requests were answered, without anything you wrote. Only you see it as yours."));
        operatorNotices.forget(person);
        restricted.lift(person);
        repeatedRequests.forgetAll("person:" + person);
        forgetWordsOfAllCases(erasure);
        return reports;
    }

    /** The portal has no database of its own; the sign-in account is the person's to delete. */
    public List<Reported> portal() {
        return List.of(
                Reported.done(
                        CaseSystem.PORTAL,
                        "Anything about you in the portal",
                        "The portal has no database. What it showed you is gone when you close the page.",
                        clock.instant()),
                Reported.retained(
                        CaseSystem.PORTAL,
                        "Your sign-in account: name and e-mail address",
                        "Kept so that you can sign in, read this case and use your charger. You can delete it yourself under Account.",
                        clock.instant()));
    }

    public List<Reported> ledger(DataCase erasure) {
        boolean hadKey = ledger.forget(erasure.person());
        var hash = ledger.append(
                "person.forgotten",
                erasure.id().toString(),
                "service:consent",
                null,
                Json.createObjectBuilder().add("keyDestroyed", hadKey).build());
        return List.of(Reported.done(
                CaseSystem.CONSENT,
                "Your entries in the ledger",
                hadKey
                        ? "Their key is destroyed: the chain still verifies, and what it says about you can never be read again. Ledger entry %s."
                                .formatted(hash)
                        : "There was nothing about you in it. Ledger entry %s.".formatted(hash),
                clock.instant()));
    }

    private Reported consentsOf(PersonId person) {
        var live = consents.live(person);
        live.forEach(consent -> book.end(consent, "person", "You asked for your data to be erased."));
        int removed = consents.removeEnded(person);
        return done(
                "Permissions you gave",
                "%d ended now; %d deleted, with %d recorded answers."
                        .formatted(live.size(), removed, decisions.remove(person)));
    }

    private void forgetWordsOfAllCases(DataCase erasure) {
        var all = cases.of(erasure.person());
        all.forEach(DataCase::forgetWords);
        steps.forgetEvidence(all.stream()
                .map(DataCase::id)
                .filter(id -> !id.equals(erasure.id()))
                .toList());
    }

    private Reported done(String what, String evidence) {
        return Reported.done(CaseSystem.CONSENT, what, evidence, clock.instant());
    }

    private Reported retained(String what, String reason) {
        return Reported.retained(CaseSystem.CONSENT, what, reason, clock.instant());
    }
}
