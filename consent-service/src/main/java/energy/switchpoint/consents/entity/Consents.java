package energy.switchpoint.consents.entity;

import energy.switchpoint.notices.entity.Purpose;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All consents: a person sees the own ones, an operator those given to it. */
@ApplicationScoped
public class Consents extends TenantRows<Consent> {

    /** What a list may be narrowed to. */
    public record Filter(
            @Nullable UUID personId,
            @Nullable String recipient,
            @Nullable UUID chargepointId,
            boolean liveOnly) {}

    public Consents() {
        super(Consent.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Consumer(var person) -> where("e.personId = :me", Map.of("me", person.value()));
            case Member member
            when member.role() == Role.CPO ->
                where(
                        "e.recipient = :tenant",
                        Map.of("tenant", member.organisation().value()));
            case Member _, Anonymous _ -> Restriction.NOTHING;
            case Service _ -> Restriction.EVERYTHING;
        };
    }

    public Page<Consent> page(Caller caller, Filter filter, int offset, int limit) {
        var conditions = new ArrayList<>(List.of("1 = 1"));
        var parameters = new HashMap<String, Object>();
        if (filter.personId() != null) {
            conditions.add("e.personId = :person");
            parameters.put("person", filter.personId());
        }
        if (filter.recipient() != null) {
            conditions.add("e.recipient = :recipient");
            parameters.put("recipient", filter.recipient());
        }
        if (filter.chargepointId() != null) {
            conditions.add("e.chargepointId = :chargepoint");
            parameters.put("chargepoint", filter.chargepointId());
        }
        if (filter.liveOnly()) {
            conditions.add("e.withdrawnAt is null");
        }
        return page(
                caller,
                where(String.join(" and ", conditions), parameters),
                "e.givenAt desc, e.id desc",
                offset,
                limit);
    }

    public Optional<Consent> live(PersonId person, String recipient, UUID chargepointId, Purpose purpose) {
        return live(person).stream()
                .filter(c -> c.recipient().equals(recipient)
                        && c.chargepointId().equals(chargepointId)
                        && c.purpose() == purpose)
                .findFirst();
    }

    public List<Consent> live(PersonId person) {
        return of(person).stream().filter(Consent::isLive).toList();
    }

    /** Live ones for a charger, whoever gave them. */
    public List<Consent> liveFor(UUID chargepointId) {
        return em.createQuery(
                        "select c from Consent c where c.chargepointId = :chargepoint and c.withdrawnAt is null",
                        Consent.class)
                .setParameter("chargepoint", chargepointId)
                .getResultList();
    }

    public List<Consent> of(PersonId person) {
        return em.createQuery(
                        "select c from Consent c where c.personId = :person order by c.givenAt desc, c.id desc",
                        Consent.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    /** Removes a person's ended consents and says how many. */
    public int removeEnded(PersonId person) {
        em.flush();
        return em.createQuery("delete from Consent c where c.personId = :person and c.withdrawnAt is not null")
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
