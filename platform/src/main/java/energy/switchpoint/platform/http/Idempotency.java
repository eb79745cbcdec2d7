package energy.switchpoint.platform.http;

import energy.switchpoint.platform.identity.Secrets;
import energy.switchpoint.platform.ledger.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers to requests that carry an {@code Idempotency-Key}, per caller. They are kept sealed: an answer may hold
 * what is shown only once, such as a charger's password.
 */
@ApplicationScoped
public class Idempotency {

    /** What is known of a key. */
    public sealed interface Earlier {

        /** Never seen: this request runs, and its answer is to be kept. */
        record None() implements Earlier {}

        record SameRequest(int status, @Nullable String location, String body) implements Earlier {}

        record StillRunning() implements Earlier {}

        record OtherRequest() implements Earlier {}
    }

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Secrets secrets;

    @Transactional(TxType.REQUIRES_NEW)
    public Earlier begin(String caller, String key, String requestHash) {
        int first = em.createNativeQuery(
                        "insert ignore into idempotency (caller, request_key, request_hash, made_at) values (?1, ?2, ?3, ?4)")
                .setParameter(1, caller)
                .setParameter(2, key)
                .setParameter(3, requestHash)
                .setParameter(4, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .executeUpdate();
        return first == 1 ? new Earlier.None() : earlier(caller, key, requestHash);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void keep(String caller, String key, int status, @Nullable String location, String body) {
        em.createNativeQuery(
                        "update idempotency set status = ?1, headers = nullif(?2, ''), body = ?3 where caller = ?4 and request_key = ?5")
                .setParameter(1, status)
                .setParameter(2, location == null ? "" : location)
                .setParameter(3, Sealing.sealText(secrets.bytes("ledger.key"), body))
                .setParameter(4, caller)
                .setParameter(5, key)
                .executeUpdate();
    }

    /** A request that failed may be repeated under the same key. */
    @Transactional(TxType.REQUIRES_NEW)
    public void forget(String caller, String key) {
        em.createNativeQuery("delete from idempotency where caller = ?1 and request_key = ?2")
                .setParameter(1, caller)
                .setParameter(2, key)
                .executeUpdate();
    }

    /** Forgets every answer kept for a caller, in the caller's transaction; part of erasing a person. */
    @Transactional(TxType.MANDATORY)
    public int forgetAll(String caller) {
        return em.createNativeQuery("delete from idempotency where caller = ?1")
                .setParameter(1, caller)
                .executeUpdate();
    }

    private Earlier earlier(String caller, String key, String requestHash) {
        List<?> rows = em.createNativeQuery(
                        "select request_hash, status, headers, body from idempotency where caller = ?1 and request_key = ?2")
                .setParameter(1, caller)
                .setParameter(2, key)
                .getResultList();
        if (rows.isEmpty()) {
            return new Earlier.StillRunning();
        }
        var row = (Object[]) rows.getFirst();
        if (!requestHash.equals(row[0].toString())) {
            return new Earlier.OtherRequest();
        }
        return row[1] == null
                ? new Earlier.StillRunning()
                : new Earlier.SameRequest(
                        ((Number) row[1]).intValue(),
                        (String) row[2],
                        Sealing.openText(secrets.bytes("ledger.key"), (String) row[3]));
    }
}
