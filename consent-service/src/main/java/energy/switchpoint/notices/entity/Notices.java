package energy.switchpoint.notices.entity;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** All wordings there ever were. They are public. */
@ApplicationScoped
public class Notices extends TenantRows<Notice> {

    public Notices() {
        super(Notice.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.EVERYTHING;
    }

    /** One per purpose, the required ones first. */
    public List<Notice> inForce(Instant at) {
        var newest = new EnumMap<Purpose, Notice>(Purpose.class);
        em.createQuery("select n from Notice n where n.effectiveFrom <= :at order by n.version", Notice.class)
                .setParameter("at", at)
                .getResultList()
                .forEach(notice -> newest.put(notice.purpose(), notice));
        return newest.values().stream()
                .sorted(Comparator.comparing(notice -> !notice.required()))
                .toList();
    }

    public Optional<Notice> inForce(Purpose purpose, Instant at) {
        return inForce(at).stream().filter(n -> n.purpose() == purpose).findFirst();
    }

    public Optional<Notice> version(Purpose purpose, int version) {
        return ofAnyone(purpose + ":" + version);
    }
}
