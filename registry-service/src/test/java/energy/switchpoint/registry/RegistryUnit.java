package energy.switchpoint.registry;

import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import energy.switchpoint.platform.identity.Secrets;
import energy.switchpoint.platform.messaging.EventRoutes;
import energy.switchpoint.registry.control.RegistryEvents;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The registry's beans, wired as the container wires them, on a real and migrated database with the demo's rows. */
public final class RegistryUnit implements AutoCloseable {

    private final TestDatabase database = TestDatabase.withDemo(Schema.REGISTRY);
    private final MovedClock clock;
    private final List<Object> outside = new ArrayList<>();
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

    public RegistryUnit(MovedClock clock, Object... outside) {
        this.clock = clock;
        this.outside.addAll(List.of(outside));
    }

    public TestDatabase database() {
        return database;
    }

    /** One transaction with fresh beans; an exception rolls back. */
    public <R> R in(Function<Beans, R> work) {
        try (var em = factory.createEntityManager()) {
            em.getTransaction().begin();
            try {
                var result = work.apply(new Beans(em));
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

    public long count(String sql) {
        return in(beans -> ((Number) beans.em.createNativeQuery(sql).getSingleResult()).longValue());
    }

    @Override
    public void close() {
        factory.close();
    }

    /** Beans on one entity manager. */
    public final class Beans {

        private final List<Object> made = new ArrayList<>(outside);
        private final EntityManager em;

        Beans(EntityManager em) {
            this.em = em;
            made.add(clock);
            made.add(new Secrets() {
                @Override
                public byte[] bytes(String name) {
                    return new byte[32];
                }
            });
        }

        public <T> T get(Class<T> type) {
            return made.stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst()
                    .orElseGet(() -> make(type));
        }

        private <T> T make(Class<T> type) {
            try {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                var bean = constructor.newInstance();
                made.add(bean);
                for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
                    for (var field : c.getDeclaredFields()) {
                        if (!Modifier.isStatic(field.getModifiers())) {
                            fill(bean, field);
                        }
                    }
                }
                return bean;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot make " + type, e);
            }
        }

        private void fill(Object bean, Field field) throws IllegalAccessException {
            field.setAccessible(true);
            if (field.isAnnotationPresent(PersistenceContext.class)) {
                field.set(bean, em);
            } else if (field.getType() == Instance.class) {
                field.set(bean, routes());
            } else if (field.isAnnotationPresent(ConfigProperty.class)) {
                field.set(bean, "DEMO");
            } else if (field.isAnnotationPresent(Inject.class)) {
                field.set(bean, get(field.getType()));
            }
        }

        private static Object routes() {
            EventRoutes routes = new RegistryEvents();
            return Proxy.newProxyInstance(
                    Instance.class.getClassLoader(), new Class<?>[] {Instance.class}, (_, _, _) -> Stream.of(routes));
        }
    }
}
