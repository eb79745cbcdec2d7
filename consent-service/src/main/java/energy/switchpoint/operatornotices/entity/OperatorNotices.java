package energy.switchpoint.operatornotices.entity;

import energy.switchpoint.operatornotices.entity.OperatorNotice.Kind;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Each operator's inbox of what it was told. */
@ApplicationScoped
public class OperatorNotices extends TenantRows<OperatorNotice> {

    public OperatorNotices() {
        super(OperatorNotice.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return caller instanceof Member member && member.role() == Role.CPO
                ? where(
                        "e.organisationId = :tenant",
                        Map.of("tenant", member.organisation().value()))
                : Restriction.NOTHING;
    }

    /** Removes what would tell about the person; the order to erase itself stays, without the person in it. */
    public int forget(PersonId person) {
        em.flush();
        int removed = em.createQuery("delete from OperatorNotice n where n.personId = :person and n.kind <> :erasure")
                .setParameter("person", person.value())
                .setParameter("erasure", Kind.ERASURE)
                .executeUpdate();
        em.createQuery("update OperatorNotice n set n.personId = null where n.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
        return removed;
    }
}
