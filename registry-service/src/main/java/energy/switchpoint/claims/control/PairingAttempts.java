package energy.switchpoint.claims.control;

import energy.switchpoint.claims.entity.PairingAttempt;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Codes tried lately, per person. A try is written and committed before the code is looked at: however many are sent at once, no
 * more than the limit get through.
 */
@ApplicationScoped
public class PairingAttempts extends TenantRows<PairingAttempt> {

    public static final Duration WINDOW = Duration.ofMinutes(10);

    /** Whether this try may be looked at. */
    public sealed interface Admission {

        record Admitted(UUID attempt) implements Admission {}

        record TooMany(Duration retryAfter) implements Admission {}
    }

    @Inject
    Clock clock;

    public PairingAttempts() {
        super(PairingAttempt.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.NOTHING;
    }

    @Transactional(TxType.REQUIRES_NEW)
    public UUID note(PersonId person) {
        var attempt = new PairingAttempt(Uuid7.next(), person, clock.instant());
        add(attempt);
        return attempt.id();
    }

    /** @param forgiven wrong tries allowed within {@link #WINDOW} */
    @Transactional(TxType.REQUIRES_NEW)
    public Admission admit(UUID attempt, PersonId person, int forgiven) {
        var now = clock.instant();
        var tried = lately(person, now.minus(WINDOW));
        if (tried.size() <= forgiven) {
            return new Admission.Admitted(attempt);
        }
        remove(attempt); // only looked-at codes count, or knocking on the door would keep it shut
        var others = tried.stream().filter(one -> !one.id().equals(attempt)).toList();
        var freeAt = others.get(others.size() - forgiven).triedAt().plus(WINDOW);
        return new Admission.TooMany(Duration.between(now, freeAt));
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void forget(UUID attempt) {
        remove(attempt);
    }

    @Transactional(TxType.MANDATORY)
    public int forgetAll(PersonId person) {
        return em.createQuery("delete from PairingAttempt e where e.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }

    private void remove(UUID attempt) {
        ofAnyone(attempt).ifPresent(em::remove);
    }

    private List<PairingAttempt> lately(PersonId person, Instant since) {
        return em.createQuery(
                        "select e from PairingAttempt e where e.personId = :person and e.triedAt > :since order by e.triedAt",
                        PairingAttempt.class)
                .setParameter("person", person.value())
                .setParameter("since", since)
                .getResultList();
    }
}
