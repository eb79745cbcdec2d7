package energy.switchpoint.cases.entity;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Anonymous;
import energy.switchpoint.platform.identity.Caller.Consumer;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.Caller.Service;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All data cases. A person sees the own ones; the platform, which answers for the due dates, sees all. */
@ApplicationScoped
public class DataCases extends TenantRows<DataCase> {

    public DataCases() {
        super(DataCase.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Consumer(var person) -> where("e.personId = :me", Map.of("me", person.value()));
            case Member member when member.role() == Role.PLATFORM -> Restriction.EVERYTHING;
            case Member _, Service _, Anonymous _ -> Restriction.NOTHING;
        };
    }

    /** A person's newest first; the platform's soonest due first. */
    public Page<DataCase> page(Caller caller, @Nullable CaseState state, int offset, int limit) {
        var filter = state == null ? Restriction.EVERYTHING : where("e.state = :state", Map.of("state", state));
        var order = caller instanceof Consumer ? "e.openedAt desc, e.id desc" : "e.dueOn, e.id";
        return page(caller, filter, order, offset, limit);
    }

    public List<DataCase> of(PersonId person) {
        return em.createQuery(
                        "select c from DataCase c where c.personId = :person order by c.openedAt desc, c.id desc",
                        DataCase.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    /** Erasures whose day has passed and that nobody has called partly done yet. */
    public List<DataCase> overdueErasures(LocalDate today) {
        return em.createQuery("""
                        select c from DataCase c where c.type = :erasure and c.state = :working and c.dueOn < :today
                        """, DataCase.class)
                .setParameter("erasure", CaseType.ERASURE)
                .setParameter("working", CaseState.WORKING)
                .setParameter("today", today)
                .getResultList();
    }
}
