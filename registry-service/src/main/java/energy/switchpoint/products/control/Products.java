package energy.switchpoint.products.control;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import energy.switchpoint.products.entity.Product;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The products in the register. Reading is public through {@link #catalogue}; a manufacturer's own are those it may change. */
@ApplicationScoped
public class Products extends TenantRows<Product> {

    public Products() {
        super(Product.class);
    }

    /** For changes: the manufacturer's own; a test house certifies anybody's. */
    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Member(var organisation, var role, var _)
            when role == Role.MANUFACTURER -> where("e.organisationId = :own", Map.of("own", organisation.value()));
            case Caller.Member(var _, var role, var _) when role == Role.TEST_HOUSE -> Restriction.EVERYTHING;
            case Caller.Service _ -> Restriction.EVERYTHING;
            case Caller.Member _, Caller.Consumer _, Caller.Anonymous _ -> Restriction.NOTHING;
        };
    }

    /** The public catalogue. */
    public Page<Product> catalogue(@Nullable String words, int offset, int limit) {
        return page(new Caller.Service("catalogue"), matching(words), "e.brand, e.model, e.id", offset, limit);
    }

    private static Restriction matching(@Nullable String words) {
        return words == null || words.isBlank()
                ? Restriction.EVERYTHING
                : where(
                        "lower(concat(e.brand, ' ', e.model)) like :words",
                        Map.of("words", "%" + words.strip().toLowerCase() + "%"));
    }

    public boolean exists(String brand, String model) {
        return !em.createQuery("select e.id from Product e where e.brand = :brand and e.model = :model", UUID.class)
                .setParameter("brand", brand)
                .setParameter("model", model)
                .getResultList()
                .isEmpty();
    }

    public Map<UUID, Product> byIds(Collection<UUID> ids) {
        var found = new HashMap<UUID, Product>();
        if (!ids.isEmpty()) {
            em.createQuery("select e from Product e where e.id in :ids", Product.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(product -> found.put(product.id(), product));
        }
        return found;
    }
}
