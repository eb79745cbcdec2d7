package energy.switchpoint.consents.entity;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Answers given in other services' processes, kept so that a repeated report changes nothing. */
@ApplicationScoped
public class Decisions extends TenantRows<Decision> {

    public Decisions() {
        super(Decision.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.NOTHING;
    }

    public List<Decision> from(String source) {
        return em.createQuery("select d from Decision d where d.source = :source order by d.purpose", Decision.class)
                .setParameter("source", source)
                .getResultList();
    }

    public int remove(PersonId person) {
        return em.createQuery("delete from Decision d where d.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
