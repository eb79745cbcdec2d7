package energy.switchpoint.products.control;

import energy.switchpoint.labels.entity.Source;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import energy.switchpoint.products.entity.FirmwareFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is stated about firmware versions. Public, as the label computed from it is. */
@ApplicationScoped
public class FirmwareFacts extends TenantRows<FirmwareFact> {

    public FirmwareFacts() {
        super(FirmwareFact.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.EVERYTHING;
    }

    public List<FirmwareFact> of(Collection<UUID> firmware) {
        return firmware.isEmpty()
                ? List.of()
                : em.createQuery("select e from FirmwareFact e where e.firmwareId in :firmware", FirmwareFact.class)
                        .setParameter("firmware", firmware)
                        .getResultList();
    }

    public Optional<FirmwareFact> one(UUID firmware, String fact, Source source) {
        return em
                .createQuery(
                        "select e from FirmwareFact e where e.firmwareId = :firmware and e.fact = :fact and e.source = :source",
                        FirmwareFact.class)
                .setParameter("firmware", firmware)
                .setParameter("fact", fact)
                .setParameter("source", source)
                .getResultList()
                .stream()
                .findFirst();
    }
}
