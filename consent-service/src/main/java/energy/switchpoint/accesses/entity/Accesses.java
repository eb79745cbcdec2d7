package energy.switchpoint.accesses.entity;

import energy.switchpoint.accesses.entity.Access.Kind;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Consumer;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everybody's log. Each person sees the own one. */
@ApplicationScoped
public class Accesses extends TenantRows<Access> {

    public Accesses() {
        super(Access.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return caller instanceof Consumer(var person)
                ? where("e.personId = :me", Map.of("me", person.value()))
                : Restriction.NOTHING;
    }

    public Page<Access> page(Caller caller, @Nullable Kind kind, int offset, int limit) {
        var filter = kind == null ? Restriction.EVERYTHING : where("e.kind = :kind", Map.of("kind", kind));
        return page(caller, filter, "e.at desc, e.id desc", offset, limit);
    }

    /** Newest first. */
    public List<Access> of(PersonId person) {
        return em.createQuery(
                        "select a from Access a where a.personId = :person order by a.at desc, a.id desc", Access.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    /** What was done to the person's chargers, newest first. */
    public List<Access> actsSince(PersonId person, Instant since, int limit) {
        return em.createQuery("""
                        select a from Access a where a.personId = :person and a.kind = :acted and a.at >= :since
                        order by a.at desc, a.id desc
                        """, Access.class)
                .setParameter("person", person.value())
                .setParameter("acted", Kind.ACTED)
                .setParameter("since", since)
                .setMaxResults(limit)
                .getResultList();
    }

    public int remove(PersonId person) {
        return em.createQuery("delete from Access a where a.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
