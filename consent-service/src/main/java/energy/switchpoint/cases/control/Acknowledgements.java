package energy.switchpoint.cases.control;

import energy.switchpoint.cases.entity.CaseSteps;
import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.cases.entity.Task;
import energy.switchpoint.operatornotices.entity.Acknowledged;
import energy.switchpoint.organisations.control.OrganisationNames;
import energy.switchpoint.platform.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;

/** Puts an operator's word that it has done its part into the case, as one more piece of evidence. */
@ApplicationScoped
public class Acknowledgements {

    @Inject
    CaseSteps steps;

    @Inject
    OrganisationNames names;

    @Inject
    Ledger ledger;

    void note(@Observes Acknowledged word) {
        var hash = ledger.append(
                "case.acknowledged",
                word.caseId().toString(),
                "cpo:" + word.organisation(),
                null,
                Json.createObjectBuilder()
                        .add("noticeId", word.noticeId().toString())
                        .build());
        steps.append(
                word.caseId(),
                Task.OPERATOR,
                Reported.done(
                        CaseSystem.OPERATOR,
                        "%s says it has done so".formatted(names.of(word.organisation())),
                        "Notice %s, ledger entry %s.".formatted(word.noticeId(), hash),
                        word.at()));
    }
}
