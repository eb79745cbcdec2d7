package energy.switchpoint.cases.entity;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is left to do of all erasures, shared by every node. */
@ApplicationScoped
public class CaseTasks extends TenantRows<CaseTask> {

    public CaseTasks() {
        super(CaseTask.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.NOTHING;
    }

    /**
     * The next task to attempt, locked against other nodes until the transaction ends. The ledger's key goes last: when all
     * else is done, or the due date has passed.
     */
    public Optional<CaseTask> nextDue(Instant now) {
        var utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        List<?> ids = em.createNativeQuery("""
                        select cast(t.id as char) from case_task t
                        where t.done = 0 and t.next_attempt_at <= ?1
                          and (t.task <> 'LEDGER'
                               or not exists (select 1 from case_task o
                                              where o.case_id = t.case_id and o.task <> 'LEDGER' and o.done = 0)
                               or exists (select 1 from data_case c where c.id = t.case_id and c.due_on < ?2))
                        order by t.next_attempt_at, t.position limit 1
                        for update skip locked""")
                .setParameter(1, utc)
                .setParameter(2, utc.toLocalDate())
                .getResultList();
        return ids.stream().findFirst().flatMap(id -> ofAnyone(UUID.fromString((String) id)));
    }

    public List<CaseTask> of(UUID caseId) {
        return em.createQuery("select t from CaseTask t where t.caseId = :caseId order by t.position", CaseTask.class)
                .setParameter("caseId", caseId)
                .getResultList();
    }
}
