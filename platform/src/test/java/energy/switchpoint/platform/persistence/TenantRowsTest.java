package energy.switchpoint.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenantRowsTest {

    static final UUID MINE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final UUID THEIRS = UUID.fromString("00000000-0000-7000-8000-000000000002");
    static final Instant WRITTEN = Instant.parse("2027-03-28T01:30:00.123456Z");
    static final UUID NOBODYS = UUID.fromString("00000000-0000-7000-8000-000000000003");
    static final UUID ALICE = UUID.fromString("00000000-0000-4000-8000-0000000000a1");
    static final UUID BEN = UUID.fromString("00000000-0000-4000-8000-0000000000a2");
    static final Caller AS_ALICE = new Caller.Consumer(new PersonId(ALICE));

    static TestUnit unit;

    @BeforeAll
    static void start() {
        unit = new TestUnit();
        unit.inTransaction(em -> {
            em.persist(new Note(MINE, ALICE));
            em.persist(new Note(THEIRS, BEN));
            em.persist(new Note(NOBODYS, null));
        });
    }

    @AfterAll
    static void stop() {
        unit.close();
    }

    @Test
    void aCallerFindsTheirOwnRow() {
        with(notes -> assertThat(notes.find(AS_ALICE, MINE)).isPresent());
    }

    @Test
    void aForeignRowLooksLikeNone() {
        with(notes -> assertThat(notes.find(AS_ALICE, THEIRS)).isEmpty());
    }

    @Test
    void aPageAndItsTotalCountOnlyWhatTheCallerMaySee() {
        with(notes -> {
            var page = notes.page(AS_ALICE, Restriction.EVERYTHING, "e.id", 0, 50);

            assertThat(page.items()).extracting(note -> note.id).containsExactly(MINE);
            assertThat(page.total()).isEqualTo(1);
        });
    }

    @Test
    void aFilterCannotWidenWhatTheCallerMaySee() {
        with(notes -> {
            var filter = Restriction.where("1 = 0 or 1 = 1", Map.of());

            assertThat(notes.page(AS_ALICE, filter, "e.id", 0, 50).total()).isEqualTo(1);
        });
    }

    @Test
    void whoeverHasNoReasonToSeeARowSeesNone() {
        with(notes -> assertThat(notes.page(new Caller.Anonymous(), Restriction.EVERYTHING, "e.id", 0, 50)
                        .items())
                .isEmpty());
    }

    @Test
    void instantsAndNullIdsComeBackAsTheyWereWritten() {
        with(notes -> {
            assertThat(notes.ofAnyone(MINE).orElseThrow().writtenAt).isEqualTo(WRITTEN);
            assertThat(notes.ofAnyone(NOBODYS).orElseThrow().owner).isNull();
            assertThat(notes.ofAnyone(THEIRS).orElseThrow().owner).isEqualTo(BEN);
        });
    }

    private static void with(Consumer<Notes> work) {
        unit.inTransaction(em -> work.accept(new Notes(em)));
    }

    static class Notes extends TenantRows<Note> {
        Notes(EntityManager em) {
            super(Note.class);
            this.em = em;
        }

        @Override
        protected Restriction visibleTo(Caller caller) {
            return caller instanceof Caller.Consumer(var person)
                    ? where("e.owner = :owner", Map.of("owner", person.value()))
                    : Restriction.NOTHING;
        }
    }

    /** A row that belongs to a person; the table is any of platform's with a nullable id. */
    @Entity(name = "Note")
    @Table(name = "person_key")
    public static class Note {
        @Id
        UUID id;

        @Column(name = "person_id")
        @Nullable
        UUID owner;

        @Column(name = "made_at")
        Instant writtenAt;

        protected Note() {}

        Note(UUID id, @Nullable UUID owner) {
            this.id = id;
            this.owner = owner;
            this.writtenAt = WRITTEN;
        }
    }
}
