package energy.switchpoint.switching.control;

import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import energy.switchpoint.platform.persistence.TenantRows;
import energy.switchpoint.switching.entity.Decision;
import energy.switchpoint.switching.entity.OperatorSwitch;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Our repositories on a real, migrated schema, outside a server: each call of {@link #in} is one transaction. */
final class TestUnit implements AutoCloseable {

    private final TestDatabase database = TestDatabase.of(Schema.SWITCHING);
    private final EntityManagerFactory factory = Persistence.createEntityManagerFactory(
            "service",
            Map.of(
                    "jakarta.persistence.transactionType",
                    "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource",
                    "",
                    "jakarta.persistence.jdbc.driver",
                    "org.mariadb.jdbc.Driver",
                    "jakarta.persistence.jdbc.url",
                    database.url(),
                    "jakarta.persistence.jdbc.user",
                    database.user(),
                    "jakarta.persistence.jdbc.password",
                    database.password()));

    private final Clock clock;

    TestUnit(Clock clock) {
        this.clock = clock;
    }

    record Repositories(Switches switches, LeasedWork work, EntityManager em) {}

    <T> T in(Function<Repositories, T> work) {
        try (var em = factory.createEntityManager()) {
            em.getTransaction().begin();
            try {
                var result = work.apply(repositories(em));
                em.getTransaction().commit();
                return result;
            } catch (RuntimeException e) {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
                throw e;
            }
        }
    }

    private Repositories repositories(EntityManager em) {
        var switches = new Switches();
        var work = new LeasedWork();
        Stream.of(switches, work).forEach(rows -> give(rows, em));
        work.switches = switches;
        work.clock = clock;
        work.record = (OperatorSwitch _, Decision.Moved moved, String _) -> "hash of " + moved.to();
        return new Repositories(switches, work, em);
    }

    private static void give(TenantRows<?> rows, EntityManager em) {
        try {
            var field = TenantRows.class.getDeclaredField("em");
            field.setAccessible(true);
            field.set(rows, em);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
