package energy.switchpoint.persons.control;

import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.switching.control.SwitchActs;
import energy.switchpoint.switching.control.Switches;
import energy.switchpoint.switching.entity.OperatorSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Forgets a person: their ended switches stay as records of the trade without them, and the ledger's key for them is destroyed.
 * A switch under way is withdrawn where that is still possible; until it has ended it needs its person, so the erasure is repeated.
 */
@ApplicationScoped
public class Erasure {

    private static final String SYSTEM = "SWITCHING";

    @Inject
    Switches switches;

    @Inject
    SwitchActs acts;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /** One thing that was done, or could not be. */
    public record Step(String system, String what, String state, String evidence, Instant at) {}

    @Transactional(TxType.MANDATORY)
    public List<Step> erase(PersonId person, UUID caseId) {
        var theirs = switches.of(person);
        var open = theirs.stream().filter(s -> !s.isClosed()).toList();
        if (!open.isEmpty()) {
            open.forEach(this::stop);
            return List.of(step(
                    "Switches under way",
                    "FAILED",
                    "%d still under way; withdrawn where possible. Ask again when they have ended."
                            .formatted(open.size())));
        }
        theirs.forEach(OperatorSwitch::forgetPerson);
        switches.flush();
        boolean hadKey = ledger.forget(person);
        var hash = ledger.append(
                "person.erased",
                "case:" + caseId,
                "service:consent",
                null,
                Json.createObjectBuilder().add("switches", theirs.size()).build());
        var steps = new ArrayList<Step>();
        steps.add(step(
                "Your name on past switches, the charger's label, and what was written in objections",
                "DONE",
                "%d switches freed of it; ledger entry %s".formatted(theirs.size(), hash)));
        steps.add(step(
                "The key to what the switching ledger says about you",
                "DONE",
                hadKey ? "destroyed; ledger entry " + hash : "there was none, or it was destroyed before"));
        steps.add(step(
                "That a charger changed operators, when, and how it ended",
                "RETAINED",
                "kept without you: operators and the regulator need it to settle accounts"));
        return steps;
    }

    private void stop(OperatorSwitch open) {
        if (open.mayBeWithdrawn()) {
            acts.withdraw(open.id(), "service:consent");
        }
    }

    private Step step(String what, String state, String evidence) {
        return new Step(SYSTEM, what, state, evidence, clock.instant());
    }
}
