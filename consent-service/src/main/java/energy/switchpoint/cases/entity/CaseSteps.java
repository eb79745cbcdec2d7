package energy.switchpoint.cases.entity;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The steps of all cases. They are seen through their case only. */
@ApplicationScoped
public class CaseSteps extends TenantRows<CaseStep> {

    public CaseSteps() {
        super(CaseStep.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.NOTHING;
    }

    /** The task's steps are now these; what it said before is gone. */
    public void replace(UUID caseId, Task task, List<Reported> reported) {
        em.flush();
        em.createQuery("delete from CaseStep s where s.caseId = :caseId and s.task = :task")
                .setParameter("caseId", caseId)
                .setParameter("task", task)
                .executeUpdate();
        for (int i = 0; i < reported.size(); i++) {
            add(new CaseStep(Uuid7.next(), caseId, task, i, reported.get(i)));
        }
        em.flush();
    }

    /** One more step behind those of the task. */
    public void append(UUID caseId, Task task, Reported reported) {
        int already =
                (int) of(caseId).stream().filter(step -> step.task() == task).count();
        add(new CaseStep(Uuid7.next(), caseId, task, already, reported));
    }

    public List<CaseStep> of(UUID caseId) {
        return of(List.of(caseId)).getOrDefault(caseId, List.of());
    }

    public Map<UUID, List<CaseStep>> of(Collection<UUID> caseIds) {
        return caseIds.isEmpty()
                ? Map.of()
                : em
                        .createQuery(
                                "select s from CaseStep s where s.caseId in :ids order by s.caseId, s.position",
                                CaseStep.class)
                        .setParameter("ids", caseIds)
                        .getResultList()
                        .stream()
                        .collect(Collectors.groupingBy(CaseStep::caseId));
    }

    /** Removes what was found out about the person in answer to requests such as an explanation. */
    public void forgetEvidence(Collection<UUID> caseIds) {
        if (!caseIds.isEmpty()) {
            em.flush();
            em.createQuery("update CaseStep s set s.evidence = null where s.caseId in :ids")
                    .setParameter("ids", caseIds)
                    .executeUpdate();
        }
    }
}
