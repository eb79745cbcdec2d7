package energy.switchpoint.platform.persistence;

import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Consumer;

/** EclipseLink on a real, migrated schema, outside a server: what platform's own tests run on. */
public final class TestUnit implements AutoCloseable {

    private final TestDatabase database = TestDatabase.of(Schema.REGISTRY);
    private final EntityManagerFactory factory = Persistence.createEntityManagerFactory(
            "platform-test",
            Map.of(
                    "jakarta.persistence.jdbc.url", database.url(),
                    "jakarta.persistence.jdbc.user", database.user(),
                    "jakarta.persistence.jdbc.password", database.password()));

    public void inTransaction(Consumer<EntityManager> work) {
        try (var em = factory.createEntityManager()) {
            em.getTransaction().begin();
            work.accept(em);
            em.getTransaction().commit();
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
