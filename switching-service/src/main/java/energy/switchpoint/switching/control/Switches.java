package energy.switchpoint.switching.control;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.SwitchState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The switches we know, and who may see which. */
@ApplicationScoped
public class Switches extends TenantRows<OperatorSwitch> {

    private static final String TOLD = "e.consentedAt is not null";

    public Switches() {
        super(OperatorSwitch.class);
    }

    /** A draft is its asker's alone: nobody else is told before the household's answers stand. */
    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Consumer(var person) -> where("e.personId = :me", Map.of("me", person.value()));
            case Caller.Member(var organisation, var role, var _)
            when role == Role.CPO ->
                where(
                        TOLD + " and (e.losingId = :tenant or e.gainingId = :tenant)",
                        Map.of("tenant", organisation.value()));
            case Caller.Member(var _, var role, var _) when role == Role.REGULATOR -> where(TOLD, Map.of());
            case Caller.Member _ -> Restriction.NOTHING;
            case Caller.Service _ -> where(TOLD, Map.of());
            case Caller.Anonymous _ -> Restriction.NOTHING;
        };
    }

    /** The one that holds the charger's place, also while it is only being wound up. */
    public Optional<OperatorSwitch> openFor(UUID chargepointId) {
        return em.createQuery(
                        "select e from OperatorSwitch e where e.chargepointId = :chargepoint and e.closedAt is null",
                        OperatorSwitch.class)
                .setParameter("chargepoint", chargepointId)
                .getResultStream()
                .findFirst();
    }

    /** The row as it is now, and nobody else changes it until this transaction ends. */
    public Optional<OperatorSwitch> locked(UUID id) {
        return Optional.ofNullable(em.find(OperatorSwitch.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public List<OperatorSwitch> of(PersonId person) {
        return em.createQuery(
                        "select e from OperatorSwitch e where e.personId = :person order by e.requestedAt",
                        OperatorSwitch.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    public List<OperatorSwitch> askedBetween(Instant from, Instant to) {
        return em.createQuery("""
                        select e from OperatorSwitch e
                        where e.consentedAt is not null and e.requestedAt >= :from and e.requestedAt < :to
                        """, OperatorSwitch.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** Another switch of the same charger was asked for later, and is open or has moved it. */
    public boolean isOvertaken(OperatorSwitch done) {
        return em.createQuery("""
                                select count(e) from OperatorSwitch e
                                where e.chargepointId = :chargepoint and e.requestedAt > :asked
                                and (e.closedAt is null or e.state = :completed)
                                """, Long.class)
                        .setParameter("chargepoint", done.chargepointId())
                        .setParameter("asked", done.requestedAt())
                        .setParameter("completed", SwitchState.COMPLETED)
                        .getSingleResult()
                > 0;
    }

    /** Only a draft: nothing was told to anybody, so nothing is left to remember. */
    public void drop(OperatorSwitch draft) {
        if (!draft.isDraft()) {
            throw new IllegalStateException("switch " + draft.id() + " is no draft");
        }
        em.remove(draft);
    }
}
