package energy.switchpoint.platform.ledger;

import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Secrets;
import energy.switchpoint.platform.ids.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of every regulated act of this service: append-only, each entry bound to the one before by its hash.
 * Bodies about a person are closed with that person's key; forgetting the person destroys the key, not the chain.
 */
@ApplicationScoped
public class Ledger {

    @PersistenceContext
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** Writes the act in the caller's transaction and returns the entry's hash. */
    @Transactional(TxType.MANDATORY)
    public String append(String kind, String subject, String actor, @Nullable PersonId person, JsonObject data) {
        var head = (Object[]) em.createNativeQuery("select seq, hash from ledger_head where one = 1 for update")
                .getSingleResult();
        var plain = data.toString().getBytes(StandardCharsets.UTF_8);
        var key = person == null ? null : keyOf(person);
        var entry = new LedgerEntry(
                ((Number) head[0]).longValue() + 1,
                clock.instant(),
                kind,
                subject,
                actor,
                key == null ? null : key.id(),
                key == null ? plain : Sealing.seal(key.secret(), plain),
                head[1].toString());
        insert(entry);
        em.createNativeQuery("update ledger_head set seq = ?1, hash = ?2 where one = 1")
                .setParameter(1, entry.seq())
                .setParameter(2, entry.hash())
                .executeUpdate();
        return entry.hash();
    }

    /** Number of the first entry that does not fit the chain, or nothing when all fit. */
    @Transactional
    public Optional<Long> firstBroken() {
        var previous = LedgerEntry.GENESIS;
        long expected = 1;
        List<Object[]> rows;
        do {
            rows = rowsFrom(expected);
            for (var row : rows) {
                var entry = entry(row);
                if (entry.seq() != expected
                        || !entry.previousHash().equals(previous)
                        || !entry.hash().equals(row[8])) {
                    return Optional.of(expected);
                }
                previous = entry.hash();
                expected++;
            }
        } while (!rows.isEmpty());
        var head = em.createNativeQuery("select hash from ledger_head where one = 1")
                .getSingleResult();
        return previous.equals(head) ? Optional.empty() : Optional.of(expected);
    }

    /** Destroys the person's key: what the ledger says about them can never be read again. */
    @Transactional(TxType.MANDATORY)
    public boolean forget(PersonId person) {
        return em.createNativeQuery(
                                "update person_key set person_id = null, wrapped = null, forgotten_at = ?1 where person_id = ?2")
                        .setParameter(1, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .setParameter(2, person.toString())
                        .executeUpdate()
                > 0;
    }

    private record PersonKey(UUID id, byte[] secret) {}

    private PersonKey keyOf(PersonId person) {
        List<?> found = em.createNativeQuery("select cast(id as char), wrapped from person_key where person_id = ?1")
                .setParameter(1, person.toString())
                .getResultList();
        var master = secrets.bytes("ledger.key");
        if (!found.isEmpty()) {
            var row = (Object[]) found.getFirst();
            return new PersonKey(UUID.fromString((String) row[0]), Sealing.open(master, (byte[]) row[1]));
        }
        var made = new PersonKey(Uuid7.next(), Sealing.newKey());
        em.createNativeQuery("insert into person_key (id, person_id, wrapped, made_at) values (?1, ?2, ?3, ?4)")
                .setParameter(1, made.id().toString())
                .setParameter(2, person.toString())
                .setParameter(3, Sealing.seal(master, made.secret()))
                .setParameter(4, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .executeUpdate();
        return made;
    }

    private void insert(LedgerEntry entry) {
        em.createNativeQuery("""
                        insert into ledger (seq, at, kind, subject, actor, person_key_id, body, previous_hash, hash)
                        values (?1, ?2, ?3, ?4, ?5, nullif(?6, ''), ?7, ?8, ?9)""")
                .setParameter(1, entry.seq())
                .setParameter(2, LocalDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
                .setParameter(3, entry.kind())
                .setParameter(4, entry.subject())
                .setParameter(5, entry.actor())
                .setParameter(
                        6,
                        entry.personKeyId() == null ? "" : entry.personKeyId().toString())
                .setParameter(7, entry.body())
                .setParameter(8, entry.previousHash())
                .setParameter(9, entry.hash())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rowsFrom(long seq) {
        return em.createNativeQuery("""
                        select seq, at, kind, subject, actor, cast(person_key_id as char), body, previous_hash, hash
                        from ledger where seq >= ?1 order by seq limit 500""").setParameter(1, seq).getResultList();
    }

    private static LedgerEntry entry(Object[] row) {
        var at = row[1] instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) row[1];
        return new LedgerEntry(
                ((Number) row[0]).longValue(),
                at.toInstant(ZoneOffset.UTC),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                row[5] == null ? null : UUID.fromString((String) row[5]),
                (byte[]) row[6],
                row[7].toString());
    }
}
