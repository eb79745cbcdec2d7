package energy.switchpoint.export.boundary;

import energy.switchpoint.accesses.boundary.AccessView;
import energy.switchpoint.accesses.entity.Accesses;
import energy.switchpoint.cases.boundary.CaseView;
import energy.switchpoint.cases.entity.CaseSteps;
import energy.switchpoint.cases.entity.DataCase;
import energy.switchpoint.cases.entity.DataCases;
import energy.switchpoint.consents.boundary.ConsentView;
import energy.switchpoint.consents.control.Permissions;
import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.consents.entity.RestrictedPersons;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What this service holds about a person, in the shapes of its own API. */
@ApplicationScoped
public class HeldHere {

    @Inject
    Consents consents;

    @Inject
    Permissions permissions;

    @Inject
    RestrictedPersons restricted;

    @Inject
    Accesses accesses;

    @Inject
    DataCases cases;

    @Inject
    CaseSteps steps;

    @Transactional
    public PersonData about(PersonId person) {
        var theirCases = cases.of(person);
        var stepsOf = steps.of(theirCases.stream().map(DataCase::id).toList());
        return new PersonData(
                person.value(),
                restricted.contains(person),
                consents.of(person).stream()
                        .map(consent -> ConsentView.of(consent, consent.isLive() && !permissions.required(consent)))
                        .toList(),
                accesses.of(person).stream().map(AccessView::of).toList(),
                theirCases.stream()
                        .map(one -> CaseView.forPerson(one, stepsOf.getOrDefault(one.id(), List.of())))
                        .toList());
    }

    /** Permissions, log and cases of one person. */
    public record PersonData(
            UUID personId,
            boolean processingRestricted,
            List<ConsentView> consents,
            List<AccessView> accesses,
            List<CaseView> cases) {}
}
