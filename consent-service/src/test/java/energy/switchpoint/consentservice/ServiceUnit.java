package energy.switchpoint.consentservice;

import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The service's own beans on a real, migrated schema, without a server. Each transaction gets a fresh set of beans. */
public final class ServiceUnit implements AutoCloseable {

    private static final TestDatabase DATABASE = TestDatabase.of(Schema.CONSENT);
    private static final EntityManagerFactory FACTORY = Persistence.createEntityManagerFactory(
            "service",
            Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.jdbc.driver", "org.mariadb.jdbc.Driver",
                    "jakarta.persistence.jdbc.url", DATABASE.url(),
                    "jakarta.persistence.jdbc.user", DATABASE.user(),
                    "jakarta.persistence.jdbc.password", DATABASE.password(),
                    "eclipselink.weaving", "false",
                    "eclipselink.logging.level", "OFF"));

    /** All but the notices, which come with the schema. In an order that foreign keys allow. */
    private static final List<String> TABLES = List.of(
            "outbox",
            "inbox",
            "ledger",
            "person_key",
            "idempotency",
            "consent",
            "consent_decision",
            "restricted_person",
            "kept_charger",
            "access_entry",
            "case_step",
            "case_task",
            "data_case",
            "operator_notice");

    private final Consumer<Beans> outside;

    /** {@code outside} puts in what lies outside the service: clock, registry, other services. */
    public ServiceUnit(Consumer<Beans> outside) {
        this.outside = outside;
    }

    public <R> R in(Function<Beans, R> work) {
        try (var em = FACTORY.createEntityManager()) {
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

    /** Leaves an empty house to the next test. */
    @Override
    public void close() {
        run(beans -> {
            TABLES.forEach(table ->
                    beans.em().createNativeQuery("delete from " + table).executeUpdate());
            beans.em()
                    .createNativeQuery("update ledger_head set seq = 0, hash = repeat('0', 64)")
                    .executeUpdate();
        });
    }
}
