package energy.switchpoint.organisations.control;

import energy.switchpoint.organisations.entity.OperatorOffer;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What operators offer. An offer is made to the public. */
@ApplicationScoped
public class OperatorOffers extends TenantRows<OperatorOffer> {

    public OperatorOffers() {
        super(OperatorOffer.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.EVERYTHING;
    }

    public List<OperatorOffer> all() {
        return em.createQuery("select e from OperatorOffer e", OperatorOffer.class)
                .getResultList();
    }

    /** The operators that take this product (recommendation 11: taking it is their choice, and said beforehand). */
    public Set<String> accepting(UUID product) {
        List<?> ids = em.createNativeQuery("select organisation_id from operator_product where product_id = ?1")
                .setParameter(1, product.toString())
                .getResultList();
        return ids.stream().map(String::valueOf).collect(Collectors.toSet());
    }
}
