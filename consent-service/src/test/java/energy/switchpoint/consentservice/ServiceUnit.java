package energy.switchpoint.consentservice;

import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The service's own beans on a real, migrated schema, without a server. Each transaction gets a fresh set of beans. */
public final class ServiceUnit implements AutoCloseable {

    private final TestDatabase database = TestDatabase.of(Schema.CONSENT);
    private final EntityManagerFactory factory = Persistence.createEntityManagerFactory(
            "service",
            Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.jdbc.driver", "org.mariadb.jdbc.Driver",
                    "jakarta.persistence.jdbc.url", database.url(),
                    "jakarta.persistence.jdbc.user", database.user(),
                    "jakarta.persistence.jdbc.password", database.password(),
                    "eclipselink.weaving", "false",
                    "eclipselink.logging.level", "OFF"));
    private final Consumer<Beans> outside;

    /** {@code outside} puts in what lies outside the service: clock, registry, other services. */
    public ServiceUnit(Consumer<Beans> outside) {
        this.outside = outside;
    }

    public <R> R in(Function<Beans, R> work) {
        try (var em = factory.createEntityManager()) {
            var beans = new Beans(em);
            outside.accept(beans);
            em.getTransaction().begin();
            try {
                var result = work.apply(beans);
                em.getTransaction().commit();
                return result;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
            }
        }
    }

    public void run(Consumer<Beans> work) {
        in(beans -> {
            work.accept(beans);
            return 0;
        });
    }

    public long count(String table) {
        return in(beans -> ((Number) beans.em()
                        .createNativeQuery("select count(*) from " + table)
                        .getSingleResult())
                .longValue());
    }

    @Override
    public void close() {
        factory.close();
    }
}
