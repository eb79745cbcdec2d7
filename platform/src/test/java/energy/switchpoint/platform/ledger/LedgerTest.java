package energy.switchpoint.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Secrets;
import energy.switchpoint.platform.persistence.TestUnit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    static final PersonId ALICE = new PersonId(UUID.fromString("00000000-0000-4000-8000-0000000000a1"));
    static final JsonObject ACT =
            Json.createObjectBuilder().add("street", "1 Elm Row").build();

    TestUnit unit;

    @BeforeEach
    void start() {
        unit = new TestUnit();
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void everyEntryIsBoundToTheOneBefore() {
        in(ledger -> ledger.append("switch", "s1", "person:a", ALICE, ACT));
        in(ledger -> ledger.append("limit", "l1", "dso:north", null, ACT));

        in(ledger -> assertThat(ledger.firstBroken()).isEmpty());
    }

    @Test
    void anAlteredEntryIsFound() {
        in(ledger -> ledger.append("switch", "s1", "person:a", null, ACT));
        in(ledger -> ledger.append("switch", "s2", "person:a", null, ACT));

        unit.inTransaction(em -> em.createNativeQuery("update ledger set actor = 'nobody' where seq = 1")
                .executeUpdate());

        in(ledger -> assertThat(ledger.firstBroken()).isEqualTo(Optional.of(1L)));
    }

    @Test
    void aRemovedLastEntryIsFound() {
        in(ledger -> ledger.append("switch", "s1", "person:a", null, ACT));
        in(ledger -> ledger.append("switch", "s2", "person:a", null, ACT));

        unit.inTransaction(
                em -> em.createNativeQuery("delete from ledger where seq = 2").executeUpdate());

        in(ledger -> assertThat(ledger.firstBroken()).isEqualTo(Optional.of(2L)));
    }

    @Test
    void aPersonsDataIsNeverInTheClear() {
        in(ledger -> ledger.append("switch", "s1", "person:a", ALICE, ACT));

        unit.inTransaction(em -> {
            var body = (byte[]) em.createNativeQuery("select body from ledger where seq = 1")
                    .getSingleResult();
            assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("Elm");
        });
    }

    @Test
    void forgettingAPersonDestroysTheKeyAndKeepsTheChain() {
        in(ledger -> ledger.append("switch", "s1", "person:a", ALICE, ACT));

        in(ledger -> assertThat(ledger.forget(ALICE)).isTrue());

        unit.inTransaction(
                em -> assertThat(em.createNativeQuery("select count(*) from person_key where wrapped is not null")
                                .getSingleResult())
                        .isEqualTo(0L));
        in(ledger -> assertThat(ledger.firstBroken()).isEmpty());
    }

    @Test
    void whatIsWrittenAfterForgettingUsesANewKey() {
        in(ledger -> ledger.append("switch", "s1", "person:a", ALICE, ACT));
        in(ledger -> ledger.forget(ALICE));

        in(ledger -> ledger.append("switch", "s2", "person:a", ALICE, ACT));

        unit.inTransaction(em -> assertThat(em.createNativeQuery("select count(distinct person_key_id) from ledger")
                        .getSingleResult())
                .isEqualTo(2L));
    }

    private void in(Consumer<Ledger> work) {
        unit.inTransaction(em -> work.accept(ledger(em)));
    }

    private static Ledger ledger(EntityManager em) {
        var ledger = new Ledger();
        ledger.em = em;
        ledger.clock = Clock.systemUTC();
        ledger.secrets = new Secrets() {
            @Override
            public byte[] bytes(String name) {
                return "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
            }
        };
        return ledger;
    }
}
