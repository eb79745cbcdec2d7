package energy.switchpoint.chargepoints.control;

import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.chargepoints.entity.ChargepointState;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chargepoints we know. An operator sees those it operates now: one it has lost is gone for it. A household sees its own, a
 * network operator those in its areas.
 */
@ApplicationScoped
public class Chargepoints extends TenantRows<Chargepoint> {

    /** What a list is narrowed down to; null means no narrowing. */
    public record Filter(
            @Nullable String words,
            @Nullable ChargepointState state,
            @Nullable Collection<UUID> areas) {}

    @Inject
    Clock clock;

    public Chargepoints() {
        super(Chargepoint.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Service _ -> Restriction.EVERYTHING;
            case Caller.Consumer(var person) -> where("e.ownerPersonId = :person", Map.of("person", person.value()));
            case Caller.Member(var organisation, var role, var _) -> visibleTo(organisation, role);
            case Caller.Anonymous() -> Restriction.NOTHING;
        };
    }

    private Restriction visibleTo(OrganisationId organisation, Role role) {
        return switch (role) {
            case CPO -> where("""
                        exists (select o.id from Operatorship o where o.chargepointId = e.id
                            and o.organisationId = :own and o.validFrom <= :now and o.validUntil > :now)""", Map.of("own", organisation.value(), "now", clock.instant()));
            case DSO ->
                where(
                        "e.networkAreaId in (select a.id from NetworkArea a where a.organisationId = :own)",
                        Map.of("own", organisation.value()));
            case PLATFORM -> Restriction.EVERYTHING;
            case MANUFACTURER, TEST_HOUSE, REGULATOR -> Restriction.NOTHING;
        };
    }

    public Page<Chargepoint> page(Caller caller, Filter filter, int offset, int limit) {
        return page(caller, restriction(caller, filter), "e.label, e.id", offset, limit);
    }

    private static Restriction restriction(Caller caller, Filter filter) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        if (filter.words() != null && !filter.words().isBlank()) {
            conditions.add(wordsCondition(caller));
            parameters.put("words", "%" + filter.words().strip().toLowerCase() + "%");
        }
        if (filter.state() != null) {
            conditions.add("e.state = :state");
            parameters.put("state", filter.state());
        }
        if (filter.areas() != null) {
            conditions.add("e.networkAreaId in :areas");
            parameters.put("areas", filter.areas());
        }
        return conditions.isEmpty() ? Restriction.EVERYTHING : where(String.join(" and ", conditions), parameters);
    }

    /** A search must not tell a network operator what the answer would not: no label, no serial, no address. */
    private static String wordsCondition(Caller caller) {
        boolean dso = caller instanceof Caller.Member(var _, var role, var _) && role == Role.DSO;
        var identity = "lower(e.identity) like :words";
        return dso
                ? identity
                : "(" + identity
                        + " or lower(e.label) like :words or lower(e.serial) like :words or lower(e.postcode) like :words or lower(e.addressLine) like :words)";
    }

    /** The row, locked until the transaction ends: whoever changes state or operator does so one after the other. */
    public Optional<Chargepoint> locked(UUID id) {
        return Optional.ofNullable(em.find(Chargepoint.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<Chargepoint> byPairingHash(String hash) {
        return first("select e from Chargepoint e where e.pairingHash = :value", hash);
    }

    public boolean identityTaken(String identity) {
        return first("select e from Chargepoint e where e.identity = :value", identity)
                .isPresent();
    }

    /** Reads what is committed by now, not what was when this transaction first read. */
    public boolean exists(UUID product, String serial) {
        return !em.createNativeQuery(
                        "select 1 from chargepoint where product_id = ?1 and serial = ?2 lock in share mode")
                .setParameter(1, product.toString())
                .setParameter(2, serial)
                .getResultList()
                .isEmpty();
    }

    public List<Chargepoint> ownedBy(PersonId person) {
        return em.createQuery("select e from Chargepoint e where e.ownerPersonId = :person", Chargepoint.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    /** Noted beside the version: a charger that reconnects must not make an operator's edit stale. */
    public void connected(UUID id, Instant at) {
        em.createNativeQuery(
                        "update chargepoint set last_connected = greatest(coalesce(last_connected, ?1), ?1) where id = ?2")
                .setParameter(1, java.time.LocalDateTime.ofInstant(at, java.time.ZoneOffset.UTC))
                .setParameter(2, id.toString())
                .executeUpdate();
    }

    private Optional<Chargepoint> first(String jpql, String value) {
        return em.createQuery(jpql, Chargepoint.class).setParameter("value", value).getResultList().stream()
                .findFirst();
    }
}
